import type { Verb } from '../verbs.ts';
import { whoWaits } from '../pages/waiting.ts';
import type { ConversationDeps } from './deps.ts';

/** What somebody may be and, for an agent, work on: the conversations that wait, and its own, oldest first. */
export const join: Verb<'join', ConversationDeps> = async ({ id, after }, caller, deps) => {
  const { agentId, name, role, roles } = caller;
  const [desk, own] =
    role === 'agent'
      ? await Promise.all([whoWaits(after, deps.clock(), deps.lists), deps.lists.of(agentId)])
      : [{ waiting: [] }, []];
  return { type: 'joined', id, agent: { id: agentId, name }, roles: [...roles], ...desk, own };
};
