import type { AuditEvent } from '../ports.ts';
import type { RedactedKind, RequestType } from '../protocol/index.ts';
import type { Caller } from './caller.ts';

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
