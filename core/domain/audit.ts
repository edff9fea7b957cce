import type { AuditEvent, AuditTrail, Clock, MakeId } from '../ports.ts';
import { SealformError } from '../errors.ts';
import type { Request } from '../protocol/index.ts';
import type { Caller } from './caller.ts';

/** The part of a request that may stand in the audit trail: its kind and its ids, nothing that anybody typed. */
export interface Audited {
  readonly type: Request['type'];
  readonly conversationId?: string;
  readonly requestId?: string;
}

/** The record of what a caller did or was refused. */
export function auditOf(
  caller: Caller,
  request: Audited,
  result: Pick<AuditEvent, 'outcome' | 'code'>,
  made: { id: string; at: number },
): AuditEvent {
  return {
    ...made,
    actor: caller.role,
    actorId: caller.role === 'visitor' ? undefined : caller.agentId,
    action: request.type,
    conversationId: request.conversationId,
    requestId: request.requestId,
    ...result,
  };
}

export interface RefusalDeps {
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** Runs a verb; a caller that is not allowed to is refused on the record. Its token may have ended meanwhile (P9). */
export async function refusalsAudited<T>(
  caller: Caller,
  request: Audited,
  deps: RefusalDeps,
  run: () => Promise<T>,
): Promise<T> {
  try {
    if (caller.until <= deps.clock()) throw new SealformError('ERR_NOT_ALLOWED');
    return await run();
  } catch (error) {
    if (error instanceof SealformError && error.code === 'ERR_NOT_ALLOWED') {
      const made = { id: deps.makeId(), at: deps.clock() };
      await deps.audit.put(auditOf(caller, request, { outcome: 'denied', code: error.code }, made));
    }
    throw error;
  }
}
