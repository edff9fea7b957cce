import { expect, test } from 'vitest';
import { verifies } from '../promises.ts';
import { cardAnswers } from '../scenario/stage.ts';
import { conversationOf } from './meeting.ts';
import { type BrowserStage, phone, useBrowserStage } from './stage.ts';

const stage = useBrowserStage();
const title = 'Card payment';

/** The same answers as in the other tests, by what stands beside their fields. */
const typed = {
  'Card number': cardAnswers.cardNumber,
  'Expiry date': '1131',
  'Name on the card': cardAnswers.cardholderName,
  'Security code': cardAnswers.cvv,
};
const shown = {
  'Card number': '3714 496353 98431',
  'Expiry date': cardAnswers.cardExpiry,
  'Name on the card': cardAnswers.cardholderName,
  'Security code': cardAnswers.cvv,
};

/** Both people in browsers of their own, who have met. */
async function meet(options: Parameters<BrowserStage['visitor']>[0] = {}) {
  const [visitor, agent] = await Promise.all([stage.visitor(options), stage.agent()]);
  await visitor.say('I would like to pay my order.');
  await agent.take(await conversationOf(visitor));
  await agent.hears('I would like to pay my order.');
  return { visitor, agent };
}

/** The visitor answers the form that is in front and sends it, and the agent sees just that. */
async function answerAndReveal({ visitor, agent }: Awaited<ReturnType<typeof meet>>): Promise<void> {
  await visitor.type(typed);
  await visitor.agreeAndSend();
  await visitor.ledger(title, '•••• 8431');
  await agent.reveal(title);
  expect(await agent.shown()).toEqual(shown);
}

verifies(
  'P14',
  'two people do the whole job by clicking, and what is left on both screens are masks',
  async () => {
    const { visitor, agent } = await meet();
    await agent.sendForm(title);
    const form = await visitor.openForm(title);
    await agent.status(title, 'The visitor is filling it in.');
    await visitor.type(typed);
    expect(await form.getByLabel('Card number', { exact: true }).inputValue()).toBe('3714 496353 98431');
    await form.getByText('American Express').first().waitFor();
    await visitor.agreeAndSend();
    await visitor.ledger(title, /Kept encrypted until ana has seen it/);
    await visitor.ledger(title, '•••• 8431');
    await visitor.ledger(title, /delivered at .*, never stored/);
    await agent.reveal(title);
    expect(await agent.shown()).toEqual(shown);
    await visitor.ledger(title, /ana saw it at .* destroyed/);
    await agent.button('I am done: remove them now').click();
    await agent.button('End').click();
    await agent.button('End chat').click();
    await visitor.hears('This chat was ended.');
    expect(await stage.runtime.database.scan('Vault')).toEqual([]);
  },
  120_000,
);

verifies('P8', 'without the tick nothing is sent, and each field says what it wants', async () => {
  const { visitor, agent } = await meet();
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  await visitor.button('Send securely').click();
  await form.getByText('Card number: please fill this in.').waitFor();
  await visitor.type({ ...typed, 'Card number': '371449635398432', 'Security code': '123' });
  await visitor.button('Send securely').click();
  await form.getByText('A digit is wrong or missing.').waitFor();
  await form.getByText('Please tick this box if you agree.').waitFor();
  const number = form.getByLabel('Card number', { exact: true });
  expect(await number.evaluate((input) => input.matches(':focus'))).toBe(true);
  await number.fill('');
  await visitor.type({ 'Card number': cardAnswers.cardNumber });
  await visitor.agreeAndSend();
  await form.getByText('Your card has a code of 4 digits.').waitFor();
  await agent.status(title, 'The visitor is filling it in.');
});

test('on a phone the whole job is done with the thumb, one question at a glance', async () => {
  const meeting = await meet(phone);
  const { visitor, agent } = meeting;
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  const number = form.getByLabel('Card number', { exact: true });
  const { width = 0, height = 0 } = (await number.boundingBox()) ?? {};
  expect(width).toBeGreaterThan(250);
  expect(height).toBeGreaterThanOrEqual(44);
  expect(await number.getAttribute('inputmode')).toBe('numeric');
  expect(await number.getAttribute('autocomplete')).toBe('cc-number');
  await answerAndReveal(meeting);
});

test('what is typed is hidden until the visitor asks to see it, as it is printed on the card', async () => {
  const { visitor, agent } = await meet();
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  for (const label of ['Card number', 'Security code']) {
    const input = form.getByLabel(label, { exact: true });
    const shownAs = () =>
      input.evaluate((shown) => getComputedStyle(shown).getPropertyValue('-webkit-text-security'));
    expect(await shownAs()).toBe('disc');
    await visitor.button(`Show ${label}`).click();
    expect(await shownAs()).toBe('none');
  }
  await visitor.type({ 'Card number': '4242424242424242' });
  expect(await form.getByLabel('Card number', { exact: true }).inputValue()).toBe('4242 4242 4242 4242');
  await form.getByText('Visa', { exact: true }).waitFor();
  await visitor.button('Hide Card number').click();
});

verifies(
  'P13',
  'a reload in the middle of a form loses the answers that were typed, and nothing else',
  async () => {
    const meeting = await meet();
    const { visitor, agent } = meeting;
    await agent.sendForm(title);
    await visitor.openForm(title);
    await visitor.type({ 'Card number': cardAnswers.cardNumber });
    await visitor.page.reload();
    await visitor.openChat();
    await visitor.hears('I would like to pay my order.');
    const form = await visitor.openForm(title);
    expect(await form.getByLabel('Card number', { exact: true }).inputValue()).toBe('');
    await answerAndReveal(meeting);
  },
);

verifies(
  'P13',
  'every socket is cut at each step of the job, and nothing is lost or doubled',
  async () => {
    const { visitor, agent } = await meet();
    stage.cutSockets();
    await agent.sendForm(title);
    await visitor.card(title).waitFor();
    stage.cutSockets();
    await visitor.openForm(title);
    stage.cutSockets();
    await visitor.type(typed);
    stage.cutSockets();
    await visitor.agreeAndSend();
    stage.cutSockets();
    await visitor.ledger(title, '•••• 8431');
    await visitor.ledger(title, /delivered at .*, never stored/);
    await agent.status(title, 'The answers are here. They are shown once.');
    stage.cutSockets();
    await agent.reveal(title);
    stage.cutSockets();
    expect(await agent.shown()).toEqual(shown);
    await visitor.ledger(title, /ana saw it at .* destroyed/);
    expect(await visitor.frame.getByRole('region', { name: title, exact: true }).count()).toBe(1);
  },
  120_000,
);
