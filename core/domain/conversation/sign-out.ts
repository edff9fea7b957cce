import type { ConversationWithForm, OpenSocket } from '../../ports.ts';
import type { RequestOf } from '../../protocol/index.ts';
import { auditOf } from '../audit.ts';
import { appendUnasked, type Decision } from '../append.ts';
import { type AgentCaller } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import type { ConversationDeps } from './deps.ts';
import type { Conversation, FormRequest } from '../model.ts';
import { unreadable } from './form/discard-form.ts';

/**
 * Ends every sign-in of this agent or overseer, closes the sockets (P9), and destroys what only their browsers' keys could
 * open. The caller's socket is the last to close, and a socket stays noted until it is closed: repeated after a fault, this
 * does what is left.
 */
export const signOut: Verb<'signOut', ConversationDeps> = async (request, caller, deps) => {
  const { clock, makeId, presence, audit } = deps;
  const noted = await presence.signOut(caller.agentId, clock());
  await audit.put(auditOf(caller, request, { outcome: 'success' }, { id: makeId(), at: clock() }));
  const others = noted.filter(({ connectionId }) => connectionId !== caller.connectionId);
  const results = await Promise.allSettled(others.map((socket) => close(socket, request.id, caller, deps)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  // Only now: a socket that is closed asks for no other form.
  if (caller.role === 'agent') await destroySealed(caller, request, deps);
  await close(caller, request.id, caller, deps);
  return { type: 'signedOut', id: request.id };
};

async function close(
  socket: OpenSocket,
  id: string,
  { agentId }: { readonly agentId: string },
  deps: ConversationDeps,
): Promise<void> {
  await deps.sockets.post(socket.connectionId, { type: 'signedOut', id });
  const result = await deps.closer.close(socket.connectionId);
  // One that is gone may be opening still: it stays noted, so that a repetition closes it.
  if (result === 'closed') await deps.presence.disconnect(agentId, socket);
}

/** Every sealed form that is open in this agent's conversations: the keys end with the sign-ins. */
async function destroySealed(
  caller: AgentCaller,
  request: RequestOf<'signOut'>,
  deps: ConversationDeps,
): Promise<void> {
  const own = await deps.lists.of(caller.agentId);
  await Promise.all(
    own.map(async ({ conversationId }) => {
      const conversation = await deps.conversations.find(conversationId);
      for (const requestId of conversation?.openForms ?? [])
        await destroy({ conversationId, requestId }, caller, request, deps);
    }),
  );
}

/** Nothing is left to do where the agent, or time, was faster. What is claimed lapses: it may have been seen. */
function destroy(
  { conversationId, requestId }: Pick<FormRequest, 'conversationId' | 'requestId'>,
  caller: AgentCaller,
  request: RequestOf<'signOut'>,
  deps: ConversationDeps,
): Promise<void> {
  const audited = { ...request, conversationId, requestId };
  return appendUnasked<ConversationWithForm>(
    {
      id: deps.makeId(),
      read: () => deps.conversations.findWithForm(conversationId, requestId),
      decide: ({ conversation, form }) => {
        const isTheirs = conversation.agent?.id === caller.agentId;
        const isOpen = isTheirs && conversation.openForms.includes(requestId);
        return isOpen ? (form ? ending(form, conversation) : 'torn') : undefined;
      },
      audit: (at) => auditOf(caller, audited, { outcome: 'success' }, { id: deps.makeId(), at }),
    },
    deps,
  );
}

/** Ends a form whose answers are sealed and not claimed: its key is gone. */
function ending(form: FormRequest, conversation: Conversation): Decision | undefined {
  if (!form.sealedTo || form.claim) return undefined;
  return unreadable(form, conversation, 'signedOut');
}
