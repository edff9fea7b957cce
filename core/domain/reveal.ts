import { SealformError, type ErrorCode } from '../errors.ts';
import type {
  AnswerDecrypter,
  AuditTrail,
  ClaimableRow,
  Clock,
  MakeId,
  Meter,
  VaultClaims,
} from '../ports.ts';
import type { RequestOf } from '../protocol/index.ts';
import { auditOf } from './audit.ts';
import { type AgentCaller } from './caller.ts';
import type { Verb } from './verbs.ts';

/** Everything that a reveal needs from outside. Nothing here can encrypt or store an answer (P3). */
export interface RevealDeps {
  readonly vault: VaultClaims;
  readonly decrypter: AnswerDecrypter;
  readonly audit: AuditTrail;
  readonly telemetry: Meter;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

type RevealRequest = RequestOf<'reveal'>;

/**
 * Claims a submission's answers for this agent and this request's id, then decrypts them. KMS is asked only after the
 * claim and its audit record are committed (P7). Repeating the request is the same claim and never extends it (P5).
 *
 * @throws ERR_ALREADY_VIEWED when another claim was first, ERR_GONE when there is nothing (left) to reveal.
 */
export const reveal: Verb<'reveal', RevealDeps> = async (request, caller, deps) => {
  const { id, conversationId, requestId } = request;
  const row = await deps.vault.find(conversationId, requestId);
  if (!row) return refuse('ERR_GONE', request, caller, deps);
  if (!claimable(row, request, caller)) return refuse('ERR_ALREADY_VIEWED', request, caller, deps);
  const claim = await claimed(row, request, caller, deps);
  // Before KMS is asked, though the function may die meanwhile: an alarm compares the key's decryptions with these.
  deps.telemetry.count('RevealAttempted', { outcome: 'claimed' });
  // Bound to where it was asked for, not only to where the row says that it belongs: a copied row is refused.
  const context = { ...row.consentContext, conversationId, requestId };
  const held = (await deps.decrypter.decrypt(row.ciphertext, context)).expose();
  return {
    type: 'revealed',
    id,
    conversationId,
    requestId,
    ...(typeof held === 'string' ? { sealed: held } : { answers: held }),
    confirmBy: claim.lapsesAt,
  };
};

function claimable({ claim }: ClaimableRow, request: RevealRequest, caller: AgentCaller): boolean {
  return claim === undefined || (claim.id === request.id && claim.agentId === caller.agentId);
}

async function claimed(row: ClaimableRow, request: RevealRequest, caller: AgentCaller, deps: RevealDeps) {
  const made = (at: number) => ({ id: deps.makeId(), at });
  const result = await deps.vault.claim(
    row,
    {
      claimId: request.id,
      agentId: caller.agentId,
      audit: (now) => auditOf(caller, request, { outcome: 'success' }, made(now)),
    },
    deps.clock,
  );
  if (result.type === 'claimed') return result.claim;
  if (result.type === 'notAssigned') {
    deps.telemetry.count('RevealAttempted', { outcome: 'refused' });
    throw new SealformError('ERR_NOT_ALLOWED');
  }
  return refuse(result.type === 'taken' ? 'ERR_ALREADY_VIEWED' : 'ERR_GONE', request, caller, deps);
}

/** Refuses on the record; an agent who is not assigned learns nothing but that. */
async function refuse(
  code: ErrorCode,
  request: RevealRequest,
  caller: AgentCaller,
  deps: RevealDeps,
): Promise<never> {
  const made = { id: deps.makeId(), at: deps.clock() };
  const event = auditOf(caller, request, { outcome: 'denied', code }, made);
  deps.telemetry.count('RevealAttempted', { outcome: 'refused' });
  const assigned = await deps.vault.refuse(request.conversationId, caller.agentId, event);
  throw new SealformError(assigned ? code : 'ERR_NOT_ALLOWED');
}
