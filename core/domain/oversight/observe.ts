import { SealformError } from '../../errors.ts';
import { withoutTornEnd } from '../pages/torn-page.ts';
import type { Verb } from '../verbs.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/**
 * What a transcript keeps of a conversation: redacted text, masks, and what became of each form. Registers no socket, so
 * nothing is pushed to who observes, and nobody in the conversation is told.
 */
export const observe: Verb<'observe', OversightDeps> = async (request, caller, deps) => {
  const { id, conversationId, afterSeq } = request;
  const conversation = await deps.conversations.find(conversationId);
  if (!conversation) throw new SealformError('ERR_NOT_ALLOWED');
  const page = await deps.transcript.after(conversationId, afterSeq);
  const { entries, more } = withoutTornEnd(page, afterSeq, deps.clock());
  await looked(request, caller, deps);
  const { state, since, agent } = conversation;
  const lastSeq = entries.at(-1)?.seq ?? afterSeq;
  return {
    type: 'observed',
    id,
    conversationId,
    state,
    since,
    ...(agent && { agent }),
    lastSeq,
    more,
    entries,
  };
};
