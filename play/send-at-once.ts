import type { Scene } from './scene.ts';

const each = 10;

/**
 * Both write at once, ten messages each, into one conversation: their transactions meet, and all the same everything
 * arrives once, in the same order on both sides, and without holes (P13).
 */
export async function sendAtOnce({ audience, agent, visitor, conversationId }: Scene): Promise<void> {
  const texts = (who: string) => Array.from({ length: each }, (_, index) => `${who} ${index + 1}`);
  const sent = [...texts('from the visitor:'), ...texts('from the agent:')];
  const entries = await audience.step(`Both write ${each} messages at once`, () =>
    Promise.all([
      ...texts('from the visitor:').map((text) => visitor.client.send(text)),
      ...texts('from the agent:').map((text) => agent.client.send(conversationId, text)),
    ]),
  );
  // A message can be confirmed to its sender before earlier ones have arrived.
  const last = Math.max(...entries.map(({ seq }) => seq));
  await Promise.all([agent, visitor].map(({ entries }) => entries.first(({ seq }) => seq === last)));
  const holds = [agent, visitor].every(({ entries: { items } }) => {
    const heard = items.flatMap((entry) => (entry.type === 'messageSent' ? [entry.text] : []));
    const once = sent.every((text) => heard.filter((other) => other === text).length === 1);
    return once && items.every(({ seq }, index) => seq === index + 1);
  });
  const same = JSON.stringify(agent.entries.items) === JSON.stringify(visitor.entries.items);
  audience.check('P13', holds && same, `both have the same entries 1 to ${last}, once, in order`);
}
