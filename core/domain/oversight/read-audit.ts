import type { Reply, RequestOf } from '../../protocol/index.ts';
import { type Caller, onlyFor } from '../caller.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/**
 * The audit trail of a conversation, also of one that is kept no more: the trail is kept for longer. The last page has
 * no record of its own reading: that is the next one's.
 */
export async function readAudit(
  request: RequestOf<'readAudit'>,
  caller: Caller,
  deps: OversightDeps,
): Promise<Reply> {
  onlyFor(caller, 'auditor');
  const { id, conversationId, after } = request;
  const { records, more } = await deps.auditReader.about(conversationId, after);
  await looked(request, caller, deps);
  return { type: 'auditRead', id, conversationId, more, records };
}
