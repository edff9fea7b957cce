import type { Reply, RequestOf } from '../../protocol/index.ts';
import { type Caller, onlyFor } from '../caller.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/** The conversations that wait or, with `agentId`, the open ones of an agent, oldest first. */
export async function listConversations(
  request: RequestOf<'listConversations'>,
  caller: Caller,
  deps: OversightDeps,
): Promise<Reply> {
  onlyFor(caller, 'supervisor', 'auditor');
  const { id, agentId } = request;
  const conversations = await (agentId === undefined ? deps.lists.waiting() : deps.lists.of(agentId));
  await looked(request, caller, deps);
  return { type: 'conversationsListed', id, conversations };
}
