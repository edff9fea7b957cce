import type { Frame } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../../web/widget/messages/en.ts';
import { consent, cardAnswers } from '../../scenario/stage/stage.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { read, translate } from './translation.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';
const patient = { timeout: 20_000 };

/** A chat in two tabs, the first of them translated. */
async function inTranslation() {
  const meeting = await met(stage);
  const { visitor } = meeting;
  const other = await VisitorPage.open(await visitor.page.context().newPage(), stage.shopUrl);
  await other.hears('Hello');
  await translate(visitor.frame);
  /** Resolves when both tabs show this, and the same of everything else. */
  const bothShow = async (text: string | RegExp) => {
    await other.frame.getByText(text).first().waitFor();
    // Read together: what one of them shows may be about to change in the other.
    const difference = async () => {
      const [translated, plain] = await Promise.all([read(visitor.frame), read(other.frame)]);
      return translated === plain ? undefined : { translated, plain };
    };
    await expect.poll(difference, patient).toBeUndefined();
  };
  return { ...meeting, other, bothShow };
}

test('a translated chat shows every message, notice and outcome as a chat that is not translated', async () => {
  const { visitor, agent, conversationId, bothShow } = await inTranslation();
  await bothShow('Hello');
  await agent.client.send(conversationId, 'Good morning');
  await bothShow('Good morning');
  await visitor.say('How are you?');
  await bothShow('How are you?');
  await agent.client.requestForm(conversationId, 'us-ssn');
  await bothShow('Social security number');
  await visitor.card('Social security number').getByRole('button', { name: 'Decline' }).click();
  await bothShow('You declined this form. Nothing was sent.');
  await agent.client.handOver(conversationId);
  await bothShow(en.status.waiting);
  await agent.client.accept(conversationId);
  await bothShow(en.present('ana'));
  await agent.client.end(conversationId);
  await bothShow(en.startOver);
  await visitor.button(en.startOver).click();
  await visitor.frame.getByText(en.greeting).waitFor();
  await bothShow(en.greeting);
});

test('in a translated chat the ledger says what became of the answers', async () => {
  const { visitor, agent, conversationId, bothShow } = await inTranslation();
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.openForm(title);
  await visitor.type({
    'Card number': cardAnswers.cardNumber,
    'Expiry date': cardAnswers.cardExpiry,
    'Name on the card': cardAnswers.cardholderName,
    'Security code': cardAnswers.cvv,
  });
  await visitor.agreeAndSend();
  await bothShow(/^Kept encrypted/);
  const { confirm } = await agent.client.reveal(conversationId, requestId);
  await confirm();
  await bothShow(/It has been destroyed/);
  expect(await read(visitor.frame)).not.toContain('Kept encrypted');
  await agent.client.end(conversationId);
});

test('in a translated form the time runs, and what is wrong is said and taken back', async () => {
  const { visitor, agent, conversationId } = await inTranslation();
  await agent.client.requestForm(conversationId, 'payment-card');
  const form = await visitor.openForm(title);
  const left = form.locator('.time-left');
  const before = await left.innerText();
  await expect.poll(() => left.innerText(), patient).not.toBe(before);
  const number = form.getByRole('textbox', { name: 'Card number' });
  await number.fill('4242424242424241');
  await number.press('Tab');
  const wrong = 'The digits don’t match. Compare each one with your card.';
  await form.getByText(wrong).waitFor();
  await number.fill('4242424242424242');
  await form.getByText(wrong).waitFor({ state: 'detached' });
  await form.getByText('Visa').waitFor();
  await number.fill('5555555555554444');
  await form.getByText('Mastercard').waitFor();
  expect(await read(visitor.frame)).not.toContain('Visa');
  await agent.client.end(conversationId);
});

/** The console's text for a chat, after each step of an agent's work with it. */
type Step = (shown: () => Promise<string>) => Promise<void>;

/** An agent's whole work with one chat; `step` sees what the console shows after each of its steps. */
async function work(username: string, begin: (frame: Frame) => Promise<void>, step: Step): Promise<void> {
  const agent = await stage.agent(username);
  const frame = agent.page.mainFrame();
  await begin(frame);
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  const { conversationId = '' } = visitor.client;
  const note = async (happened: Promise<unknown>) => {
    await happened;
    await step(async () => {
      const text = await read(frame);
      return text.replaceAll(conversationId.slice(0, 4).toUpperCase(), 'ABCD').replaceAll(username, 'ana');
    });
  };
  await frame.getByText('Making a key for sealed answers').waitFor({ state: 'hidden' });
  await note(agent.inList('Waiting', conversationId).waitFor());
  await agent.take(conversationId);
  await visitor.client.send('Hello');
  await note(agent.hears('Hello'));
  await agent.say('Good morning');
  await note(agent.page.getByText('Sent', { exact: true }).waitFor({ state: 'attached' }));
  await agent.draft.fill('/');
  await note(agent.page.getByRole('listbox').waitFor());
  await agent.draft.fill('What is your card number?');
  await agent.draft.press('Enter');
  await note(agent.chat(conversationId).getByRole('alert').waitFor());
  await agent.draft.press('Escape');
  await agent.draft.fill('');
  await agent.sendForm(title);
  await note(agent.status(title, /Can be opened for|The visitor has not opened it/));
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  await visitor.client.openForm(requestId);
  await note(agent.status(title, /filling it in|Can be sent for/));
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await agent.status(title, 'The answers are here. They are shown once.');
  await note(agent.status(title, '[not recorded]'));
  await agent.reveal(title);
  await note(agent.hears(/were viewed and destroyed/));
  const left = await agent.left();
  await expect.poll(() => agent.left(), patient).not.toBe(left);
  await agent.button('I am done: remove them now').click();
  await note(agent.answers.waitFor({ state: 'detached' }));
  await visitor.client.end();
  await note(agent.hears('The visitor ended the chat'));
}

test('a translated console shows every step as a console that is not translated', async () => {
  const plain: string[] = [];
  await work(
    'ana',
    () => Promise.resolve(),
    async (shown) => void plain.push(await shown()),
  );
  expect(plain).toHaveLength(11);
  await work('ben', translate, (shown) => expect.poll(shown, patient).toBe(plain.shift()));
});
