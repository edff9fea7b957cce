import { notEnded, participant } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { notify } from '../notify.ts';
import type { ConversationDeps } from './deps.ts';

/** Tells the other side that somebody is typing. Leaves no trace. */
export const typing: Verb<'typing', ConversationDeps> = async (request, caller, deps) => {
  const { conversationId, id } = request;
  const conversation = participant(caller, await deps.conversations.find(conversationId));
  notEnded(conversation);
  const other = caller.role === 'visitor' ? 'agent' : 'visitor';
  await notify(conversation, other, { type: 'typed', conversationId, from: caller.role }, deps);
  return { type: 'noted', id };
};
