import type { CancellationReason } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Claim, claimWindowMs } from '../../../core/domain/model.ts';
import type { ClaimableRow, ClaimRequest, VaultClaims, VaultRow } from '../../../core/ports.ts';
import { type AuditTable, auditPut } from './audit/audit.ts';
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
  const find = finding(client, tables);
  const claim: VaultClaims['claim'] = async (row, request, clock) => {
    let made!: Claim;
    const result = await transact(client, () => {
      const now = clock();
      // The first claim's times count: a claim is never extended.
      made = row.claim ?? newClaim(row, request, now);
      return now < made.lapsesAt ? claimItems(row, request, made, now, tables) : undefined;
    });
    if (result.type === 'committed') return { type: 'claimed', claim: made };
    const [conversation, form] = result.reasons;
    // A form without an outcome and under no other claim: only another agent's conversation fails then.
    if (failed(conversation) && !failed(form)) return { type: 'notAssigned' };
    if (!failed(form) || row.claim) return { type: 'gone' };
    const current = await find(row.conversationId, row.requestId);
    if (!current?.claim) return { type: 'gone' };
    // Since the row was read, an attempt that had no answer has claimed it, or a repetition of this very request.
    return isOwn(current.claim, request) ? claim(current, request, clock) : { type: 'taken' };
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

/** The row and the claim, of the two tables, each as it is now. */
function finding(client: DynamoDBDocumentClient, { vault, conversations }: ClaimTables): VaultClaims['find'] {
  return async (conversationId, requestId) => {
    const Key = { conversationId, requestId };
    const [row, form] = await Promise.all([
      client.send(new GetCommand({ TableName: vault, Key, ConsistentRead: true })),
      client.send(
        new GetCommand({
          TableName: conversations,
          Key: { conversationId, item: formItem(requestId) },
          ConsistentRead: true,
          // This function may read no more of it.
          ProjectionExpression: '#claim',
          ExpressionAttributeNames: { '#claim': 'claim' },
        }),
      ),
    ]);
    if (!row.Item) return undefined;
    const claim = form.Item?.['claim'] as Claim | undefined;
    return { ...(omit(row.Item, ['ttl']) as unknown as VaultRow), claim };
  };
}

function newClaim(row: VaultRow, request: ClaimRequest, now: number): Claim {
  const lapsesAt = Math.min(row.expiresAt, now + claimWindowMs);
  return { id: request.claimId, agentId: request.agentId, at: now, lapsesAt };
}

function isOwn({ id, agentId }: Claim, request: ClaimRequest): boolean {
  return id === request.claimId && agentId === request.agentId;
}

/** The row goes in the transaction that gives its form request an outcome: while that has none, the row is there. */
function claimItems(
  row: ClaimableRow,
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
  return [
    assigned(conversationId, request.agentId, tables, 'open'),
    {
      Update: {
        TableName: tables.conversations,
        Key: { conversationId, item: formItem(requestId) },
        UpdateExpression: 'SET #claim = :claim, #dueAt = :lapsesAt',
        ConditionExpression: `attribute_exists(#item) AND attribute_not_exists(#outcome) AND ${asRead}`,
        ExpressionAttributeNames: { ...names, '#dueAt': 'dueAt', '#item': 'item', '#outcome': 'outcome' },
        ExpressionAttributeValues: { ':claim': claim, ':lapsesAt': claim.lapsesAt, ...who },
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

function failed(reason: CancellationReason | undefined): boolean {
  return reason?.Code === 'ConditionalCheckFailed';
}
