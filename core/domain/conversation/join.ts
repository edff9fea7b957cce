import type { Reply, RequestOf } from '../../protocol/index.ts';
import { agentOnly, type Caller } from '../caller.ts';
import type { ConversationDeps } from './deps.ts';

/** What an agent can work on: the conversations that wait, and its own, oldest first. */
export async function join(
  request: RequestOf<'join'>,
  caller: Caller,
  deps: ConversationDeps,
): Promise<Reply> {
  agentOnly(caller);
  const [waiting, own] = await Promise.all([deps.lists.waiting(), deps.lists.of(caller.agentId)]);
  return { type: 'joined', id: request.id, agent: { id: caller.agentId, name: caller.name }, waiting, own };
}
