import type { Verb } from '../verbs.ts';
import type { ConversationDeps } from './deps.ts';

/** What somebody may be and, for an agent, work on: the conversations that wait, and its own, oldest first. */
export const join: Verb<'join', ConversationDeps> = async (request, caller, deps) => {
  const { agentId, name, role, roles } = caller;
  const [waiting, own] =
    role === 'agent' ? await Promise.all([deps.lists.waiting(), deps.lists.of(agentId)]) : [[], []];
  return { type: 'joined', id: request.id, agent: { id: agentId, name }, roles: [...roles], waiting, own };
};
