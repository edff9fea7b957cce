import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { AuditReader } from '../../../../core/ports.ts';
import type { AuditRecord } from '../../../../core/protocol/index.ts';
import { auditSortKey, conversationSubject } from './audit.ts';
import { omit, placeholders } from '../expression.ts';

/** A record is less than 350 bytes of JSON: so many fit into one 32 KB frame with room for the rest of it. */
const maxRecords = 80;

/** Before every record: a sort key begins with a date. */
const beginning = '0';

/** The trail of a conversation: its partition of the table, with every record that was put before. */
export function dynamoAuditReader(client: DynamoDBDocumentClient, table: string): AuditReader {
  return {
    async about(conversationId, after) {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new QueryCommand({
          TableName: table,
          KeyConditionExpression: '#subject = :subject AND #id > :after',
          ConsistentRead: true,
          Limit: maxRecords,
          ...placeholders(['subject', 'id'], {
            subject: conversationSubject(conversationId),
            after: after ? auditSortKey(after) : beginning,
          }),
        }),
      );
      return { records: Items.map(toRecord), more: LastEvaluatedKey !== undefined };
    },
  };
}

function toRecord(item: Record<string, unknown>): AuditRecord {
  const [, id] = (item['id'] as string).split('#');
  return { ...omit(item, ['subject', 'conversationId', 'ttl']), id } as AuditRecord;
}
