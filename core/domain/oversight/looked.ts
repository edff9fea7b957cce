import { type Audited, auditOf } from '../audit.ts';
import type { Caller } from '../caller.ts';
import type { OversightDeps } from './deps.ts';

/** Puts on the record who looked at what. No record, no look: a verb answers only after this. */
export async function looked(request: Audited, caller: Caller, deps: OversightDeps): Promise<void> {
  const made = { id: deps.makeId(), at: deps.clock() };
  await deps.audit.put(auditOf(caller, request, { outcome: 'success' }, made));
}
