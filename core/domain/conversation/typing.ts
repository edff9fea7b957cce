import { notEnded, participant, participantSocket } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { notify, participantsOf } from '../notify.ts';
import type { ConversationDeps } from './deps.ts';

/** Tells the other side that somebody is typing. Leaves no trace. */
export const typing: Verb<'typing', ConversationDeps> = async (request, caller, deps) => {
  const { conversationId, id } = request;
  const conversation = participant(caller, await deps.conversations.find(conversationId));
  notEnded(conversation);
  const own = participantSocket(caller).owner;
  const owners = participantsOf(conversation).filter((owner) => owner !== own);
  await notify(conversationId, { owners }, { type: 'typed', conversationId, from: caller.role }, deps);
  return { type: 'noted', id };
};
