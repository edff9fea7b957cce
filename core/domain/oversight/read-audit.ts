import type { Verb } from '../verbs.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/**
 * The audit trail of a conversation, also of one that is kept no more: the trail is kept for longer. The last page has
 * no record of its own reading: that is the next one's.
 */
export const readAudit: Verb<'readAudit', OversightDeps> = async (request, caller, deps) => {
  const { id, conversationId, after } = request;
  const { records, more } = await deps.auditReader.about(conversationId, after);
  await looked(request, caller, deps);
  return { type: 'auditRead', id, conversationId, more, records };
};
