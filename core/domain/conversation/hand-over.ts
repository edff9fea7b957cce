import { SealformError } from '../../errors.ts';
import type { Agent, Outcome, RequestOf } from '../../protocol/index.ts';
import { type AgentCaller, notEnded } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import type { FormRequest } from '../model.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';
import { openFormsOf } from '../open-forms.ts';

interface Receiver {
  readonly state: 'waiting' | 'open';
  readonly agent: Agent | undefined;
}

/**
 * Gives the conversation to another agent who is connected, or back to those waiting. Waits for a live claim. Sealed forms
 * that are still open end with it, and their answers are destroyed: only the agent who leaves could have read them.
 */
export const handOver: Verb<'handOver', ConversationDeps> = async (request, caller, deps) => {
  return addEntry(request, caller, deps, async ({ conversation }, now) => {
    notEnded(conversation);
    const forms = await openFormsOf(conversation, deps);
    if (forms === 'torn') return forms;
    if (forms.some((form) => isBeingViewed(form, now))) throw new SealformError('ERR_ANSWERS_OPEN');
    // Only now: who is not assigned must not learn who is connected.
    const receiver = await receiverOf(request, caller, deps);
    const sealed = forms.filter(({ sealedTo }) => sealedTo);
    const destroyed = sealed.map((form) => ({ requestId: form.requestId, outcome: endOf(form) }));
    const ended = new Map(destroyed.map(({ requestId, outcome }) => [requestId, outcome]));
    return {
      entry: {
        type: 'handedOver',
        ...(receiver.agent && { agent: receiver.agent }),
        ...(destroyed.length > 0 && { destroyed }),
      },
      conversation: { ...receiver, openForms: conversation.openForms.filter((id) => !ended.has(id)) },
      // Those that stay open are unchanged, but checked: a claim made meanwhile loses this transaction.
      forms: forms.map((form) => ({ before: form, after: withOutcome(form, ended.get(form.requestId)) })),
    };
  });
};

/** Answers that were claimed may have been seen: nobody is told otherwise. */
function endOf(form: FormRequest): Outcome {
  return form.claim ? 'unconfirmed' : 'unreadable';
}

function withOutcome(form: FormRequest, outcome: Outcome | undefined): FormRequest {
  return outcome ? { ...form, outcome } : form;
}

function isBeingViewed({ claim, outcome }: FormRequest, now: number): boolean {
  return claim !== undefined && outcome === undefined && claim.lapsesAt > now;
}

async function receiverOf(
  { to, conversationId }: RequestOf<'handOver'>,
  caller: AgentCaller,
  deps: ConversationDeps,
): Promise<Receiver> {
  if (to === undefined) return { state: 'waiting', agent: undefined };
  if (to === caller.agentId) throw new SealformError('ERR_BAD_REQUEST', { path: 'to' });
  const present = await deps.presence.find(to);
  const open = present?.sockets.filter(({ until }) => until > deps.clock()) ?? [];
  if (!present || open.length === 0) throw new SealformError('ERR_AGENT_AWAY');
  // Before the receiver takes part: of whatever follows these sockets are told.
  const sockets = open.map((socket) => ({ ...socket, owner: to }));
  await deps.register.add(conversationId, sockets);
  return { state: 'open', agent: present.agent };
}
