import { SealformError } from '../../errors.ts';
import { append } from '../append.ts';
import { auditOf } from '../audit.ts';
import { participant, participantSocket } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { earlierEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/** Takes a waiting conversation. Of two agents who do so at once, one gets it. */
export const accept: Verb<'accept', ConversationDeps> = async (request, caller, deps) => {
  const agent = { id: caller.agentId, name: caller.name };
  return append(
    {
      id: request.id,
      by: caller,
      read: async () => ({ conversation: await deps.conversations.find(request.conversationId) }),
      decide: async ({ conversation }) => {
        if (conversation.state !== 'waiting') throw new SealformError('ERR_NOT_ALLOWED');
        // Before the agent takes part: of whatever follows this socket is told.
        await deps.register.add(request.conversationId, [participantSocket(caller)]);
        return { entry: { type: 'accepted', agent }, conversation: { state: 'open', agent } };
      },
      repeat: ({ conversation }, seq) => {
        participant(caller, conversation);
        return earlierEntry(request, seq, deps);
      },
      audit: (at) => auditOf(caller, request, { outcome: 'success' }, { id: deps.makeId(), at }),
    },
    deps,
  );
};
