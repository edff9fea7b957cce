import type { Reply, RequestOf } from '../../protocol/index.ts';
import { type Caller, notEnded, participant, participantOnly } from '../caller.ts';
import { notify } from '../notify.ts';
import type { ConversationDeps } from './deps.ts';

/** Tells the other side that somebody is typing. Leaves no trace. */
export async function typing(
  request: RequestOf<'typing'>,
  caller: Caller,
  deps: ConversationDeps,
): Promise<Reply> {
  participantOnly(caller);
  const { conversationId, id } = request;
  const conversation = participant(caller, await deps.conversations.find(conversationId));
  notEnded(conversation);
  const other = caller.role === 'visitor' ? 'agent' : 'visitor';
  await notify(conversation, other, { type: 'typed', conversationId, from: caller.role }, deps);
  return { type: 'noted', id };
}
