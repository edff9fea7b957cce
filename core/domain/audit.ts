import type { ErrorCode } from '../errors.ts';
import type { AuditEvent } from '../ports.ts';
import type { RedactedKind, RequestType } from '../protocol/index.ts';
import type { Caller } from './caller.ts';
import { derivedId } from './derived-id.ts';

/** The part of a request that may stand in the audit trail: its kind and its ids, nothing that anybody typed. */
export interface Audited {
  readonly type: RequestType;
  readonly conversationId?: string;
  readonly requestId?: string;
  readonly isNot?: RedactedKind[] | undefined;
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
    ...(request.isNot && { isNot: request.isNot }),
    ...result,
  };
}

/**
 * The record that a caller was not allowed something: it is the caller's, and in the trail of no conversation. Of one
 * socket, code and minute there is one, whatever was asked for; of refused reveals, each (P4).
 */
export async function refusalOf(
  caller: Caller,
  request: Audited,
  code: ErrorCode,
  made: { id: string; at: number },
): Promise<AuditEvent> {
  const { connectionId } = caller;
  const { conversationId: about, ...rest } = request;
  const record = auditOf(caller, rest, { outcome: 'denied', code }, made);
  const named = { ...record, ...(about !== undefined && { about }), connectionId };
  if (request.type === 'reveal') return named;
  const at = Math.floor(made.at / minuteMs) * minuteMs;
  return { ...named, id: await derivedId('refusal', connectionId, code, String(at)), at };
}

const minuteMs = 60_000;
