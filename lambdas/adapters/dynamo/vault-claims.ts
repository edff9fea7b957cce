import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Claim, claimWindowMs } from '../../../core/domain/model.ts';
import type { ClaimRequest, ClaimResult, VaultClaims, VaultRow } from '../../../core/ports.ts';
import { type AuditTable, auditPut } from './audit.ts';
import { conversationItem, formItem } from './conversation-items.ts';
import { omit } from './expression.ts';
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
    return Item && (omit(Item, ['ttl']) as unknown as VaultRow);
  };
  const claim: VaultClaims['claim'] = async (row, request, clock) => {
    let made!: Claim;
    const result = await transact(client, () => {
      const now = clock();
      // The first claim's times count: a claim is never extended.
      made = row.claim ?? newClaim(row, request, now);
      return claimItems(row, request, made, now, tables);
    });
    if (result.type === 'committed') return { type: 'claimed', claim: made };
    const refused = refusal(result.reasons, request);
    if (refused !== 'own') return { type: refused };
    // Since the row was read, an attempt that had no answer has claimed it, or a repetition of this very request.
    const current = row.claim ? undefined : await find(row.conversationId, row.requestId);
    return current ? claim(current, request, clock) : { type: 'gone' };
  };
  return {
    find,
    claim,
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

function claimItems(
  row: VaultRow,
  request: ClaimRequest,
  claim: Claim,
  now: number,
  tables: ClaimTables,
): TransactItems {
  const { conversationId, requestId } = row;
  const asRead = row.claim
    ? '#claim.#id = :id AND #claim.#agentId = :agentId'
    : 'attribute_not_exists(#claim)';
  const names = { '#claim': 'claim', ...(row.claim && { '#id': 'id', '#agentId': 'agentId' }) };
  const who = row.claim && { ':id': request.claimId, ':agentId': request.agentId };
  const values = { ':claim': claim, ':lapsesAt': claim.lapsesAt, ...who };
  return [
    assigned(conversationId, request.agentId, tables, 'open'),
    {
      Update: {
        TableName: tables.vault,
        Key: { conversationId, requestId },
        UpdateExpression: 'SET #claim = :claim, #expiresAt = :lapsesAt',
        ConditionExpression: `#expiresAt > :now AND ${asRead}`,
        ExpressionAttributeNames: { ...names, '#expiresAt': 'expiresAt' },
        ExpressionAttributeValues: { ...values, ':now': now },
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      },
    },
    {
      Update: {
        TableName: tables.conversations,
        Key: { conversationId, item: formItem(requestId) },
        UpdateExpression: 'SET #claim = :claim, #dueAt = :lapsesAt',
        ConditionExpression: `attribute_exists(#item) AND attribute_not_exists(#outcome) AND ${asRead}`,
        ExpressionAttributeNames: { ...names, '#dueAt': 'dueAt', '#item': 'item', '#outcome': 'outcome' },
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

/**
 * Why a claim was refused; `own`: this very claim is on the row already. While the row is there, the conversation is not
 * over: only another agent's can fail the first check.
 */
function refusal(
  [conversation, vault]: readonly CancellationReason[],
  { claimId, agentId }: ClaimRequest,
): Exclude<ClaimResult['type'], 'claimed'> | 'own' {
  if (!failed(vault)) return failed(conversation) ? 'notAssigned' : 'gone';
  const claim = vault?.Item?.['claim']?.M;
  if (!claim) return 'gone';
  return claim['id']?.S === claimId && claim['agentId']?.S === agentId ? 'own' : 'taken';
}

function failed(reason: CancellationReason | undefined): boolean {
  return reason?.Code === 'ConditionalCheckFailed';
}
