import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditEvent, AuditTrail, EnrolmentTrail } from '../../../../core/ports.ts';
import { subjects } from '../../tables.ts';
import { held } from '../held.ts';
import { secondsAfter } from '../ttl.ts';

export interface AuditTable {
  readonly name: string;
  readonly retentionDays: number;
}

/** The table, from a function's variables. */
export function auditTable(env: { AUDIT_TABLE_NAME: string; AUDIT_RETENTION_DAYS: string }): AuditTable {
  return { name: env.AUDIT_TABLE_NAME, retentionDays: Number(env.AUDIT_RETENTION_DAYS) };
}

/** Records of one partition in order of time. */
export function auditSortKey({ at, id }: Pick<AuditEvent, 'at' | 'id'>): string {
  return `${new Date(at).toISOString()}#${id}`;
}

/** The partition of a conversation's records. */
export function conversationSubject(conversationId: string): string {
  return `${subjects.conversation}${conversationId}`;
}

function subjectOf({ conversationId, actorId, id }: AuditEvent): string {
  if (conversationId !== undefined) return conversationSubject(conversationId);
  return actorId === undefined ? `${subjects.nobody}${id.slice(0, 1)}` : `${subjects.actor}${actorId}`;
}

/** The record as it is put, alone or in a transaction: by subject, in order of time, never overwritten. */
export function auditPut(table: AuditTable, event: AuditEvent) {
  return {
    TableName: table.name,
    Item: {
      ...event,
      subject: subjectOf(event),
      id: auditSortKey(event),
      ttl: secondsAfter(event.at, table.retentionDays),
    },
    ConditionExpression: 'attribute_not_exists(#id)',
    ExpressionAttributeNames: { '#id': 'id' },
  };
}

export function dynamoAuditTrail(client: DynamoDBDocumentClient, table: AuditTable): AuditTrail {
  return {
    async put(event) {
      // The id is this event's alone: one that is there is an earlier attempt's, which had no answer.
      await held(client.send(new PutCommand(auditPut(table, event))));
    },
  };
}

/** Keeps one record a sign-in: its time and id are made of that. */
export function dynamoEnrolmentTrail(client: DynamoDBDocumentClient, table: AuditTable): EnrolmentTrail {
  return {
    ...dynamoAuditTrail(client, table),
    putOnce(event) {
      const put = auditPut(table, event);
      const sameKey = {
        ConditionExpression: `${put.ConditionExpression} OR #keyId = :keyId`,
        ExpressionAttributeNames: { ...put.ExpressionAttributeNames, '#keyId': 'keyId' },
        ExpressionAttributeValues: { ':keyId': event.keyId },
      };
      return held(client.send(new PutCommand({ ...put, ...sameKey })));
    },
  };
}
