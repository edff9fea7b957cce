import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Claim, claimWindowMs } from '../../../core/domain/model.ts';
import type { ClaimRequest, ClaimResult, VaultClaims, VaultRow } from '../../../core/ports.ts';
import { type AuditTable, auditPut } from './audit.ts';
import { conversationItem, formItem } from './conversation-items.ts';
import { transact, type TransactItems } from './transact.ts';

export interface ClaimTables {
  readonly conversations: string;
  readonly vault: string;
  readonly audit: AuditTable;
}

/** The reveal function's view of the vault. Its client must not repeat by itself: the clock is read on each attempt. */
export function dynamoVaultClaims(client: DynamoDBDocumentClient, tables: ClaimTables): VaultClaims {
  const find: VaultClaims['find'] = async (conversationId, requestId) => {
    const Key = { conversationId, requestId };
    const { Item } = await client.send(
      new GetCommand({ TableName: tables.vault, Key, ConsistentRead: true }),
    );
    return Item as VaultRow | undefined;
  };
  return {
    find,
    async claim(row, request, clock) {
      let claim = newClaim(row, request, clock());
      const result = await transact(client, () => {
        const now = clock();
        claim = newClaim(row, request, now);
        return claimItems(row, request, claim, now, tables);
      });
      if (result.type === 'refused') return refusal(result.reasons, request);
      if (result.attempt === 1 && !row.claim) return { type: 'claimed', claim };
      // An earlier attempt may have been the one that took effect: its time counts.
      const current = await find(row.conversationId, row.requestId);
      return current?.claim ? { type: 'claimed', claim: current.claim } : { type: 'gone' };
    },
    async refuse(conversationId, agentId, event) {
      const items = [assigned(conversationId, agentId, tables), { Put: auditPut(tables.audit, event) }];
      const result = await transact(client, () => items);
      // That the record is there already is an earlier attempt's doing, which had no answer.
      return result.type === 'committed' || !failed(result.reasons[0]);
    },
  };
}

function newClaim(row: VaultRow, request: ClaimRequest, now: number): Claim {
  const lapsesAt = Math.min(row.expiresAt, now + claimWindowMs);
  return { id: request.claimId, agentId: request.agentId, at: now, lapsesAt };
}

/** Keeps the first claim's times, whatever attempt or repetition this is: a claim is never extended. */
const firstLapse = 'if_not_exists(#claim.#lapsesAt, :lapsesAt)';

function claimItems(
  { conversationId, requestId }: VaultRow,
  request: ClaimRequest,
  claim: Claim,
  now: number,
  tables: ClaimTables,
): TransactItems {
  const names = { '#claim': 'claim', '#id': 'id', '#agentId': 'agentId', '#lapsesAt': 'lapsesAt' };
  const unclaimedOrSame = 'attribute_not_exists(#claim) OR (#claim.#id = :id AND #claim.#agentId = :agentId)';
  const values = { ':id': claim.id, ':agentId': claim.agentId, ':claim': claim, ':lapsesAt': claim.lapsesAt };
  return [
    assigned(conversationId, request.agentId, tables, 'open'),
    {
      Update: {
        TableName: tables.vault,
        Key: { conversationId, requestId },
        UpdateExpression: `SET #claim = if_not_exists(#claim, :claim), #expiresAt = ${firstLapse}`,
        ConditionExpression: `#expiresAt > :now AND (${unclaimedOrSame})`,
        ExpressionAttributeNames: { ...names, '#expiresAt': 'expiresAt' },
        ExpressionAttributeValues: { ...values, ':now': now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    {
      Update: {
        TableName: tables.conversations,
        Key: { conversationId, item: formItem(requestId) },
        UpdateExpression: `SET #claim = if_not_exists(#claim, :claim), #dueAt = ${firstLapse}`,
        ConditionExpression: `attribute_not_exists(#outcome) AND (${unclaimedOrSame})`,
        ExpressionAttributeNames: { ...names, '#dueAt': 'dueAt', '#outcome': 'outcome' },
        ExpressionAttributeValues: values,
      },
    },
    { Put: auditPut(tables.audit, request.audit(now)) },
  ];
}

function assigned(
  conversationId: string,
  agentId: string,
  tables: ClaimTables,
  state?: string,
): TransactItems[number] {
  return {
    ConditionCheck: {
      TableName: tables.conversations,
      Key: { conversationId, item: conversationItem },
      ConditionExpression: `#agent.#id = :agentId${state ? ' AND #state = :state' : ''}`,
      ExpressionAttributeNames: { '#agent': 'agent', '#id': 'id', ...(state && { '#state': 'state' }) },
      ExpressionAttributeValues: { ':agentId': agentId, ...(state && { ':state': state }) },
    },
  };
}

/** While the row is there, the conversation is not over: only another agent's can fail the first check. */
function refusal([conversation, vault]: readonly CancellationReason[], request: ClaimRequest): ClaimResult {
  if (failed(vault)) {
    const claimedBy = vault?.Item?.['claim']?.M?.['id']?.S;
    return claimedBy !== undefined && claimedBy !== request.claimId ? { type: 'taken' } : { type: 'gone' };
  }
  return failed(conversation) ? { type: 'notAssigned' } : { type: 'gone' };
}

function failed(reason: CancellationReason | undefined): boolean {
  return reason?.Code === 'ConditionalCheckFailed';
}
