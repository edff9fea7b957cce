import { type Claim, claimWindowMs, type FormRequest } from '../domain/model.ts';
import type { AuditEvent, ClaimableRow, ClaimRequest, ClaimResult, VaultClaims, VaultRow } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { putNew, refused, transact, write, type Write } from './transaction.ts';

/** The vault as the reveal function sees it, on the same conditions as in DynamoDB. */
export function memoryVaultClaims(tables: MemoryTables): VaultClaims {
  const { vault, audit, pace } = tables;
  return {
    async find(conversationId, requestId) {
      await pace('before');
      const row = vault.at(conversationId, requestId).value;
      await pace('before');
      return row && { ...row, claim: claimOn(row, tables) };
    },
    async claim(row, request, clock) {
      let event!: AuditEvent;
      let claim!: Claim;
      const writes = () => {
        const now = clock();
        event = request.audit(now);
        // The first claim's times count: a claim is never extended.
        claim = claimOn(row, tables) ?? newClaim(row, request, now);
        return [
          ...claimWrites(row, request, claim, now, tables),
          putNew(audit.at(event.at, event.id), event),
        ];
      };
      const committed = () => tables.committed({ type: 'claim', row, audit: event });
      const result = await transact(writes, pace, committed);
      if (result.refused.length > 0) return refusal(result.refused, row, request, tables);
      return { type: 'claimed', claim };
    },
    async refuse(conversationId, agentId, event) {
      const writes = () => [
        assigned(conversationId, agentId, tables),
        putNew(audit.at(event.at, event.id), event),
      ];
      const result = await transact(writes, pace);
      return !result.refused.includes(0);
    },
  };
}

function newClaim(row: VaultRow, request: ClaimRequest, now: number): Claim {
  const lapsesAt = Math.min(row.expiresAt, now + claimWindowMs);
  return { id: request.claimId, agentId: request.agentId, at: now, lapsesAt };
}

function claimOn({ conversationId, requestId }: VaultRow, { forms }: MemoryTables): Claim | undefined {
  return forms.at(conversationId, requestId).value?.claim;
}

function claimWrites(
  { conversationId, requestId }: ClaimableRow,
  request: ClaimRequest,
  claim: Claim,
  now: number,
  tables: MemoryTables,
): Write[] {
  return [
    assigned(conversationId, request.agentId, tables, 'open'),
    write(tables.forms.at(conversationId, requestId), (current) => {
      const isFree = current && !current.outcome && free(current.claim, request);
      return isFree && now < claim.lapsesAt ? { ...current, claim, lookAt: claim.lapsesAt } : refused;
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
  row: VaultRow,
  request: ClaimRequest,
  tables: MemoryTables,
): ClaimResult {
  const isThere = tables.vault.at(row.conversationId, row.requestId).value !== undefined;
  if (failed.includes(1)) return { type: !isThere || free(claimOn(row, tables), request) ? 'gone' : 'taken' };
  return failed.includes(0) ? { type: 'notAssigned' } : { type: 'gone' };
}
