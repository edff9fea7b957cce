import type { Verb } from '../verbs.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/** The conversations that wait or, with `agentId`, the open ones of an agent, oldest first. */
export const listConversations: Verb<'listConversations', OversightDeps> = async (request, caller, deps) => {
  const { id, agentId } = request;
  const conversations = await (agentId === undefined ? deps.lists.waiting() : deps.lists.of(agentId));
  await looked(request, caller, deps);
  return { type: 'conversationsListed', id, conversations };
};
