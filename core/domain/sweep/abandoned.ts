import type { ConversationLists, Listed, SocketRegister, Waiting } from '../../ports.ts';
import { type AppendDeps, appendUnasked } from '../append.ts';
import { ending } from '../ending.ts';
import { openFormsOf } from '../open-forms.ts';
import { seenAt } from '../pages/waiting.ts';

/** What it takes to end what was abandoned. */
export interface AbsenceDeps extends AppendDeps {
  readonly lists: Pick<ConversationLists, 'waiting' | 'openForms'>;
  readonly register: Pick<SocketRegister, 'find' | 'forget'>;
  /** For how long a visitor may be gone from a conversation that waits, ms. */
  readonly absenceMs: number;
}

/** Ends every waiting conversation whose visitor has been gone for too long, and says how many wait, and for how long. */
export async function endAbandoned(deps: AbsenceDeps, failures: unknown[]): Promise<void> {
  const now = deps.clock();
  let count = 0;
  let oldest = now;
  for await (const waiting of everyWaiting(deps)) {
    if (now - seenAt(waiting) >= deps.absenceMs) {
      await end(waiting, deps).catch((error: unknown) => failures.push(error));
      continue;
    }
    count += 1;
    oldest = Math.min(oldest, waiting.since);
  }
  deps.telemetry.count('WaitingConversations', {}, count);
  deps.telemetry.seconds('OldestWaitingAge', (now - oldest) / 1000, {});
}

async function* everyWaiting({ lists }: AbsenceDeps): AsyncGenerator<Waiting> {
  let after: Listed | undefined;
  do {
    const page = await lists.waiting(after);
    yield* page.conversations;
    after = page.next;
  } while (after);
}

/** Nothing is left to do where an agent, or the visitor, was faster. */
function end({ conversationId, since }: Waiting, deps: AbsenceDeps): Promise<void> {
  return appendUnasked(
    {
      id: deps.makeId(),
      read: async () => ({ conversation: await deps.conversations.find(conversationId) }),
      decide: async ({ conversation }, now) => {
        const { seenAt: noted } = await deps.register.find(conversationId);
        const isBack = now - seenAt({ seenAt: noted, since }) < deps.absenceMs;
        if (conversation.state !== 'waiting' || isBack) return undefined;
        const open = await openFormsOf(conversation, deps);
        return open === 'torn' ? open : ending(open, 'time');
      },
      audit: (at) => ({
        id: deps.makeId(),
        at,
        actor: 'time',
        action: 'end',
        outcome: 'success',
        conversationId,
      }),
    },
    deps,
  );
}
