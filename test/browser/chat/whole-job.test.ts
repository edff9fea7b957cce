import { expect, test } from 'vitest';
import { paymentCardForm } from '../../published.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers } from '../../scenario/stage/stage.ts';
import { doTheJob, ordinary, type Pair, shown, title, typed } from '../people/job.ts';
import { type BrowserStage, phone, useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
/** A visitor who has written. */
async function arrive(options: Parameters<BrowserStage['visitor']>[0]) {
  const visitor = await stage.visitor(options);
  await visitor.say(ordinary);
  return visitor;
}

/** Both people in browsers of their own, who have met. The visitor waits already when the agent first looks. */
async function met(options: Parameters<BrowserStage['visitor']>[0] = {}, arriving = stage.agent()) {
  const [visitor, agent] = await Promise.all([arrive(options), arriving]);
  await agent.take(await visitor.conversationId());
  await agent.hears(ordinary);
  return { visitor, agent };
}

/** The visitor answers the form that is in front and sends it, and the agent sees just that. */
async function answerAndReveal({ visitor, agent }: Pair): Promise<void> {
  await visitor.type(typed);
  await visitor.agreeAndSend();
  await visitor.ledger(title, '•••• 8431');
  await agent.reveal(title);
  await expect.poll(() => agent.shown()).toEqual(shown);
}

verifies(
  'P14',
  'two people do the whole job by clicking, and what is left on both screens are masks',
  async () => {
    const { visitor, agent } = await met({}, stage.agentAtSignInPage());
    await doTheJob({ visitor, agent });
    expect(await stage.runtime.database.scan('Vault')).toEqual([]);
  },
);

verifies('P8', 'without the tick nothing is sent, and each field says what it wants', async () => {
  const { visitor, agent } = await met();
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  await visitor.button('Send securely').click();
  await form.getByText('Card number: please fill this in.').waitFor();
  await visitor.type({ ...typed, 'Card number': '371449635398432', 'Security code': '123' });
  await visitor.button('Send securely').click();
  await form.getByText('The digits don’t match.').waitFor();
  await form.getByText('Please tick this box if you agree.').waitFor();
  const number = form.getByLabel('Card number', { exact: true });
  await expect.poll(() => number.evaluate((input) => input.matches(':focus'))).toBe(true);
  await number.fill('');
  await visitor.type({ 'Card number': cardAnswers.cardNumber });
  await visitor.agreeAndSend();
  await form.getByText('Your card has a code of 4 digits.').waitFor();
  await agent.status(title, 'The visitor has opened it.');
});

test('the form says who asks, for how long, and of each answer why and what becomes of it, also to who hears it', async () => {
  const { visitor, agent } = await met();
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  await form.getByText('Asked for by ana.').waitFor();
  await form.getByText(/^\s*\d+:\d\d left\s*$/).waitFor();
  for (const { label, why, offTheRecord } of Object.values(paymentCardForm.fields)) {
    const name = new RegExp(`^${label}$`);
    const fate = offTheRecord
      ? 'Never stored: goes straight to ana'
      : 'Kept until ana has seen it, 30 minutes';
    await form.getByRole('textbox', { name, description: why }).waitFor();
    await form.getByRole('textbox', { name, description: fate }).waitFor();
  }
});

test('each sees that the other is typing, until it has been said', async () => {
  const { visitor, agent } = await met();
  await visitor.draft.pressSequentially('One');
  await agent.hears('The visitor is typing …');
  await visitor.say('One moment, please.');
  await agent.hears('One moment, please.');
  await agent.messages.getByText('The visitor is typing …').waitFor({ state: 'detached' });
  await agent.draft.pressSequentially('Of');
  const typing = visitor.messages.getByRole('img', { name: 'ana is typing' });
  await typing.waitFor();
  await agent.say('Of course.');
  await visitor.hears('Of course.');
  await typing.waitFor({ state: 'detached' });
});

test('the visitor goes back to the chat and finds what was typed, and may decline even then', async () => {
  const { visitor, agent } = await met();
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  const name = form.getByLabel('Name on the card', { exact: true });
  await visitor.type({ 'Name on the card': typed['Name on the card'] });
  await visitor.button('Back to the chat').click();
  await form.waitFor({ state: 'detached' });
  await visitor.say('One moment, please.');
  await agent.hears('One moment, please.');
  await visitor.openForm(title);
  expect(await name.inputValue()).toBe(typed['Name on the card']);
  await form.getByRole('button', { name: 'Decline' }).click();
  await visitor.ledger(title, 'You declined this form. Nothing was sent.');
  await agent.status(title, /^The visitor declined it at /);
  expect(await form.count()).toBe(0);
  expect(await stage.runtime.database.scan('Vault')).toEqual([]);
});

test('on a phone the whole job is done with the thumb, one question at a glance', async () => {
  const meeting = await met(phone);
  const { visitor, agent } = meeting;
  await agent.sendForm(title);
  const form = await visitor.openForm(title);
  const number = form.getByLabel('Card number', { exact: true });
  const { width = 0, height = 0 } = (await number.boundingBox()) ?? {};
  expect(width).toBeGreaterThan(250);
  expect(height).toBeGreaterThanOrEqual(44);
  const questions = await form
    .locator('sealform-answer')
    .evaluateAll((fields) => fields.map((field) => field.getBoundingClientRect().height));
  expect(questions).toHaveLength(Object.keys(typed).length);
  expect(Math.max(...questions)).toBeLessThan((visitor.page.viewportSize()?.height ?? 0) / 2);
  expect(await number.getAttribute('inputmode')).toBe('numeric');
  expect(await number.getAttribute('autocomplete')).toBe('cc-number');
  await answerAndReveal(meeting);
});

test('what is typed is hidden until the visitor asks to see it, as it is printed on the card', async () => {
  const { visitor, agent } = await met();
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
    const meeting = await met();
    const { visitor, agent } = meeting;
    await agent.sendForm(title);
    await visitor.openForm(title);
    await visitor.type({ 'Card number': cardAnswers.cardNumber });
    await visitor.page.reload();
    await visitor.openChat();
    await visitor.hears(ordinary);
    const form = await visitor.openForm(title);
    expect(await form.getByLabel('Card number', { exact: true }).inputValue()).toBe('');
    await answerAndReveal(meeting);
  },
);

verifies('P13', 'every socket is cut at each step of the job, and nothing is lost or doubled', async () => {
  const { visitor, agent } = await met();
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
  await expect.poll(() => agent.shown()).toEqual(shown);
  await visitor.ledger(title, /ana saw it at .* destroyed/);
  expect(await visitor.frame.getByRole('region', { name: title, exact: true }).count()).toBe(1);
});
