import type { ConversationLists, Listed, Waiting } from '../../ports.ts';

/** A visitor's page says once a minute that it is there; twice it may be late, ms. */
const unheardForMs = 150_000;

/** A page of those who wait and are there, as an agent or overseer is shown them. */
export async function whoWaits(
  after: Listed | undefined,
  now: number,
  lists: Pick<ConversationLists, 'waiting'>,
): Promise<{ waiting: Listed[]; next?: Listed }> {
  const { conversations, next } = await lists.waiting(after);
  const there = conversations.filter((each) => now - seenAt(each) < unheardForMs);
  return {
    waiting: there.map(({ conversationId, since }) => ({ conversationId, since })),
    ...(next && { next }),
  };
}

/** When its visitor was there last: at its start at least. */
export function seenAt({ seenAt: noted, since }: Pick<Waiting, 'seenAt' | 'since'>): number {
  return Math.max(noted ?? 0, since);
}
