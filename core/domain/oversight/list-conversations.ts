import type { Verb } from '../verbs.ts';
import { whoWaits } from '../pages/waiting.ts';
import type { OversightDeps } from './deps.ts';
import { looked } from './looked.ts';

/** The conversations that wait or, with `agentId`, the open ones of an agent, oldest first. */
export const listConversations: Verb<'listConversations', OversightDeps> = async (request, caller, deps) => {
  const { id, agentId, after } = request;
  const page =
    agentId === undefined
      ? await whoWaits(after, deps.clock(), deps.lists)
      : { waiting: await deps.lists.of(agentId) };
  await looked(request, caller, deps);
  const { waiting: conversations, ...next } = page;
  return { type: 'conversationsListed', id, conversations, ...next };
};
