import { expect, test } from 'vitest';
import { Chat, type ChatOptions } from '../../demo/in-app/chat.ts';
import type { Privacy, Question, Screen } from '../../demo/in-app/screen.ts';
import { environmentOf, pinOf } from '../../play/local/people.ts';
import { Heard } from '../../play/heard.ts';
import { paymentCardForm } from '../published.ts';
import { verifies } from '../promises.ts';
import { cardAnswers, useStage } from '../scenario/stage/stage.ts';

const stage = useStage();

/** A screen whose person answers by label, and agrees or does not. What it was asked and told is kept. */
class ScriptedScreen implements Screen {
  readonly lines = new Heard<string>();
  readonly asked: Question[] = [];
  privacy: Privacy | undefined;
  readonly #answers: Map<string, string[]>;
  readonly #agrees: boolean;

  constructor(answers: Readonly<Record<string, string[]>>, agrees = true) {
    this.#answers = new Map(Object.entries(answers));
    this.#agrees = agrees;
  }

  readonly say = this.lines.add;

  agree(privacy: Privacy): Promise<boolean> {
    this.privacy = privacy;
    return Promise.resolve(this.#agrees);
  }

  ask(question: Question): Promise<string> {
    this.asked.push(question);
    return Promise.resolve(this.#answers.get(question.label)?.shift() ?? '');
  }

  line(part: string): Promise<string> {
    return this.lines.first((line) => line.includes(part));
  }
}

const { cardNumber, cardExpiry, cardholderName, cvv } = cardAnswers;
const cardPerson = () => ({
  'Card number': ['4111 1111 1111 1112', cardNumber],
  'Expiry date': [cardExpiry],
  'Name on the card': [cardholderName],
  'Security code': [cvv],
});

function open(screen: Screen, options: Pick<ChatOptions, 'kept' | 'languages'> = {}): Promise<Chat> {
  const { runtime } = stage;
  const pin = pinOf(runtime) ?? '';
  return Chat.open({
    url: runtime.webSocketUrl,
    pin,
    environment: environmentOf(runtime),
    screen,
    ...options,
  });
}

test('an app without a browser does the visitor’s part, from the first message to the fate of each answer', async () => {
  const screen = new ScriptedScreen(cardPerson());
  const [ana, chat] = await Promise.all([stage.agent(), open(screen)]);
  const conversationId = chat.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  await chat.client.send('I would like to pay.');
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  await screen.line('The agent has the answer that is stored nowhere.');
  const { answers, confirm } = await ana.client.reveal(conversationId, requestId);
  expect(answers.expose()).toMatchObject({ cardNumber, cardholderName });
  await confirm();
  await screen.line('saw your answers');
  const asked = screen.asked.map(({ label, neverStored, problem }) => ({ label, neverStored, problem }));
  expect(asked).toContainEqual({
    label: 'Card number',
    neverStored: false,
    problem: expect.stringContaining('Expected: ') as string,
  });
  expect(asked).toContainEqual({ label: 'Security code', neverStored: true, problem: undefined });
  await chat.client.end();
  await chat.ended;
  expect(screen.lines.items.join('\n')).not.toContain(cardNumber);
  chat.leave();
});

verifies('P8', 'without the person’s consent the app asks nothing, and withdraws the form', async () => {
  const screen = new ScriptedScreen({}, false);
  const [ana, chat] = await Promise.all([stage.agent(), open(screen)]);
  const conversationId = chat.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  await ana.entry('withdrawn', requestId);
  expect(screen.asked).toEqual([]);
  chat.leave();
});

verifies(
  'P8',
  'the app shows the privacy text in the person’s language, and the receipt names it',
  async () => {
    const screen = new ScriptedScreen(cardPerson());
    const [ana, chat] = await Promise.all([stage.agent(), open(screen, { languages: ['fr-CA', 'en'] })]);
    const conversationId = chat.client.conversationId ?? '';
    await ana.client.accept(conversationId);
    const requestId = await ana.client.requestForm(conversationId, 'payment-card');
    const { consent } = await ana.entry('formSubmitted', requestId);
    expect(screen.privacy).toMatchObject({ language: 'fr', text: paymentCardForm.privacy.text['fr'] });
    expect(consent).toMatchObject({ privacyLanguage: 'fr' });
    expect(screen.lines.items.filter((line) => line.includes('in your language'))).toEqual([]);
    chat.leave();
  },
);

verifies('P8', 'the app says when there is no privacy text in the person’s language', async () => {
  const screen = new ScriptedScreen({}, false);
  const [ana, chat] = await Promise.all([stage.agent(), open(screen, { languages: ['nl', 'ja'] })]);
  const conversationId = chat.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  await ana.entry('withdrawn', requestId);
  expect(screen.privacy).toMatchObject({ language: 'ja' });
  expect(screen.lines.items.filter((line) => line.includes('isn’t available in your language'))).toHaveLength(
    1,
  );
  chat.leave();
});

verifies('P13', 'an app that was closed finds its chat again, with the form that waits in it', async () => {
  const silent = new ScriptedScreen({});
  const [ana, first] = await Promise.all([stage.agent(), open(silent)]);
  const conversationId = first.client.conversationId ?? '';
  await ana.client.accept(conversationId);
  await silent.line('has joined');
  const kept = first.keep();
  first.leave();
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  const screen = new ScriptedScreen(cardPerson());
  const chat = await open(screen, { kept });
  await ana.entry('answerDelivered', requestId);
  expect(screen.lines.items.filter((line) => line.includes('A form was sent'))).toHaveLength(1);
  chat.leave();
});
