import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Change, FormChange, Journal, VaultChange } from '../../../core/ports.ts';
import { type AuditTable, auditPut } from './audit/audit.ts';
import { conversationAttributes, conversationItem, formAttributes, formItem } from './conversation-items.ts';
import { omit, placeholders, setOrRemove } from './expression.ts';
import { transact, type TransactItems } from './transact.ts';
import { seconds, secondsAfter } from './ttl.ts';

export interface JournalTables {
  readonly conversations: string;
  readonly transcript: string;
  readonly vault: string;
  readonly audit: AuditTable;
  /** How long a conversation and its transcript are kept after its last entry. */
  readonly retentionDays: number;
}

/**
 * A change as one transaction. The entry's number is the condition: two changes that read the same number cannot both
 * be committed, and a repeated one cannot be committed twice.
 */
export function dynamoJournal(client: DynamoDBDocumentClient, tables: JournalTables): Journal {
  return {
    async commit(change) {
      const items: TransactItems = [
        conversationWrite(change, tables),
        { Put: transcriptPut(change, tables) },
        { Put: auditPut(tables.audit, change.audit) },
        ...change.forms.map((form) => formWrite(form, change, tables)),
        ...change.vault.map((each) => vaultWrite(each, tables)),
      ];
      const result = await transact(client, () => items);
      return result.type === 'committed' ? 'committed' : 'lost';
    },
  };
}

function conversationWrite({ before, after, entry }: Change, tables: JournalTables): TransactItems[number] {
  const attributes = { ...conversationAttributes(after), ttl: secondsAfter(entry.at, tables.retentionDays) };
  const Key = { conversationId: after.conversationId, item: conversationItem };
  if (!before) {
    const Item = { ...Key, ...attributes };
    return { Put: { TableName: tables.conversations, Item, ...onlyNew('conversationId') } };
  }
  const { UpdateExpression, names, values } = setOrRemove(attributes, conversationAttributes(before));
  return {
    Update: {
      TableName: tables.conversations,
      Key,
      UpdateExpression,
      ConditionExpression: '#seq = :before',
      ...placeholders(names, { ...values, before: before.seq }),
    },
  };
}

function transcriptPut({ entry }: Change, tables: JournalTables) {
  const ttl = secondsAfter(entry.at, tables.retentionDays);
  return { TableName: tables.transcript, Item: { ...entry, ttl }, ...onlyNew('seq') };
}

function formWrite(
  { before, after }: FormChange,
  { entry }: Change,
  tables: JournalTables,
): TransactItems[number] {
  const attributes = { ...formAttributes(after), ttl: secondsAfter(entry.at, tables.retentionDays) };
  const Key = { conversationId: after.conversationId, item: formItem(after.requestId) };
  if (!before)
    return { Put: { TableName: tables.conversations, Item: { ...Key, ...attributes }, ...onlyNew('item') } };
  const { UpdateExpression, names, values } = setOrRemove(
    omit(attributes, ['claim']),
    omit(formAttributes(before), ['claim']),
  );
  const claimId = before.claim?.id;
  return {
    Update: {
      TableName: tables.conversations,
      Key,
      UpdateExpression,
      ConditionExpression: `#revision = :asRead AND ${claimId ? '#claim.#id = :claimId' : 'attribute_not_exists(#claim)'}`,
      ...placeholders([...names, 'claim', ...(claimId ? ['id'] : [])], {
        ...values,
        asRead: before.revision,
        ...(claimId && { claimId }),
      }),
    },
  };
}

function vaultWrite(change: VaultChange, tables: JournalTables): TransactItems[number] {
  if (change.type === 'delete') {
    const { conversationId, requestId } = change;
    return { Delete: { TableName: tables.vault, Key: { conversationId, requestId } } };
  }
  const Item = { ...change.row, ttl: seconds(change.row.expiresAt) };
  return { Put: { TableName: tables.vault, Item, ...onlyNew('requestId') } };
}

function onlyNew(attribute: string) {
  return { ConditionExpression: `attribute_not_exists(#${attribute})`, ...placeholders([attribute]) };
}
