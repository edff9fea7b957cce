import { type Claim, claimWindowMs, type FormRequest } from '../domain/model.ts';
import type { ClaimRequest, ClaimResult, VaultClaims, VaultRow } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { putNew, refused, transact, write, type Write } from './transaction.ts';

/** The vault as the reveal function sees it, on the same conditions as in DynamoDB. */
export function memoryVaultClaims(tables: MemoryTables): VaultClaims {
  const { vault, audit, pace } = tables;
  return {
    async find(conversationId, requestId) {
      await pace('before');
      return vault.at(conversationId, requestId).value;
    },
    async claim(row, request, clock) {
      let event = request.audit(clock());
      const writes = () => {
        const now = clock();
        event = request.audit(now);
        return [...claimWrites(row, request, now, tables), putNew(audit.at(event.id), event)];
      };
      const committed = () => tables.committed({ type: 'claim', row, audit: event });
      const result = await transact(writes, pace, committed);
      if (result.refused.length > 0) return refusal(result.refused, row, request, tables);
      const claim = vault.at(row.conversationId, row.requestId).value?.claim;
      return claim ? { type: 'claimed', claim } : { type: 'gone' };
    },
    async refuse(conversationId, agentId, event) {
      const writes = () => [assigned(conversationId, agentId, tables), putNew(audit.at(event.id), event)];
      const result = await transact(writes, pace);
      return !result.refused.includes(0);
    },
  };
}

function claimWrites(row: VaultRow, request: ClaimRequest, now: number, tables: MemoryTables): Write[] {
  const { conversationId, requestId } = row;
  const lapsesAt = Math.min(row.expiresAt, now + claimWindowMs);
  const made: Claim = { id: request.claimId, agentId: request.agentId, at: now, lapsesAt };
  return [
    assigned(conversationId, request.agentId, tables, 'open'),
    write(tables.vault.at(conversationId, requestId), (current) => {
      if (!current || current.expiresAt <= now || !free(current.claim, request)) return refused;
      // The first claim's times count: a claim is never extended.
      const claim = current.claim ?? made;
      return { ...current, claim, expiresAt: claim.lapsesAt };
    }),
    write(tables.forms.at(conversationId, requestId), (current) => {
      if (!current || current.outcome || !free(current.claim, request)) return refused;
      return { ...current, claim: current.claim ?? made };
    }),
  ];
}

function free(claim: FormRequest['claim'], { claimId, agentId }: ClaimRequest): boolean {
  return claim === undefined || (claim.id === claimId && claim.agentId === agentId);
}

function assigned(
  conversationId: string,
  agentId: string,
  { conversations }: MemoryTables,
  state?: 'open',
): Write {
  return write(conversations.at(conversationId), (current) => {
    const holds = current?.agent?.id === agentId && (state === undefined || current.state === state);
    return holds ? current : refused;
  });
}

function refusal(
  failed: readonly number[],
  { conversationId, requestId }: VaultRow,
  request: ClaimRequest,
  { vault }: MemoryTables,
): ClaimResult {
  if (failed.includes(1)) {
    const claimedBy = vault.at(conversationId, requestId).value?.claim?.id;
    return claimedBy !== undefined && claimedBy !== request.claimId ? { type: 'taken' } : { type: 'gone' };
  }
  return failed.includes(0) ? { type: 'notAssigned' } : { type: 'gone' };
}
