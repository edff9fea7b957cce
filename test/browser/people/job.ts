import { expect } from 'vitest';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import type { Agent, Visitor } from './people.ts';

export const title = 'Card payment';
export const ordinary = 'I would like to pay my order.';

/** The same answers as in the other tests, by what stands beside their fields. */
export const typed = {
  'Card number': cardAnswers.cardNumber,
  'Expiry date': '1131',
  'Name on the card': cardAnswers.cardholderName,
  'Security code': cardAnswers.cvv,
};
export const shown = {
  'Card number': '3714 496353 98431',
  'Expiry date': cardAnswers.cardExpiry,
  'Name on the card': cardAnswers.cardholderName,
  'Security code': cardAnswers.cvv,
};

/** Two people, each in a browser. */
export interface Pair<V extends Visitor = Visitor, A extends Agent = Agent> {
  readonly visitor: V;
  readonly agent: A;
}

/** The visitor writes, and the agent takes the chat. */
export async function meet({ visitor, agent }: Pair): Promise<void> {
  await visitor.say(ordinary);
  await agent.take(await visitor.conversationId());
  await agent.hears(ordinary);
}

/** From the form's request to the end of the chat: what each does, and what the other finds of it. */
export async function doTheJob({ visitor, agent }: Pair): Promise<void> {
  await agent.sendForm(title);
  await visitor.openForm(title);
  await agent.status(title, 'The visitor has opened it.');
  await visitor.type(typed);
  await expectUnspoken(visitor);
  expect(await visitor.typed('Card number')).toBe('3714 496353 98431');
  await visitor.reads(title, 'American Express');
  await visitor.agreeAndSend();
  await visitor.ledger(title, /Kept encrypted until ana has seen it/);
  await visitor.ledger(title, '•••• 8431');
  await visitor.ledger(title, /delivered at .*, never stored/);
  await agent.reveal(title);
  await expect.poll(() => agent.shown()).toEqual(shown);
  await expectUnspoken(agent);
  await visitor.ledger(title, /ana saw it at .* destroyed/);
  await agent.press('I am done: remove them now');
  await agent.press('End');
  await agent.press('End chat');
  await visitor.hears('This chat was ended.');
}

/** No screen reader says an answer of its own accord; the message in the chat shows that this would be found. */
async function expectUnspoken(person: Visitor | Agent): Promise<void> {
  const spoken = await person.spoken();
  expect(spoken).toContain(ordinary);
  for (const answer of [...Object.values(typed), ...Object.values(shown)])
    expect(spoken).not.toContain(answer);
}
