import { expect } from 'vitest';
import type { Typed } from '../../../play/scene.ts';
import { meet, type Pair, title } from './job.ts';

/**
 * One form from its request to its end, with answers that can be searched for afterwards. The card's number is also typed into
 * the chat before, and held, and into the form once more, before a reload.
 */
export async function playWith(secrets: Typed, { visitor, agent }: Pair): Promise<void> {
  await meet({ visitor, agent });
  await visitor.write(`My card is ${secrets.typedCard}`);
  await visitor.press('Ask for a secure form');
  await agent.sendForm(title);
  await visitor.openForm(title);
  await visitor.type({ 'Card number': secrets.card });
  await visitor.reload();
  await visitor.openForm(title);
  await visitor.type({
    'Card number': secrets.card,
    'Expiry date': '1131',
    'Name on the card': secrets.holder,
    'Security code': secrets.cvv,
  });
  await visitor.agreeAndSend();
  await visitor.ledger(title, /delivered at/);
  await agent.reveal(title);
  await expect.poll(async () => Object.values(await agent.shown())).toContain(secrets.cvv);
  await visitor.ledger(title, /ana saw it at/);
  await agent.press('I am done: remove them now');
  await expect.poll(() => agent.shown()).toEqual({});
}
