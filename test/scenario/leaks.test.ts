import { randomInt, randomUUID } from 'node:crypto';
import { beforeAll, expect, test } from 'vitest';
import { maskAnswers } from '../../core/fields/masks.ts';
import { defineForm } from '../../core/fields/form.ts';
import { cardNumber, word } from '../../play/local/canaries.ts';
import { type Canary, type Remains, remainsOf, search } from '../../play/local/leak-search.ts';
import { findForm, forms } from '../../branding/forms.ts';
import type { Fault } from '../../local/traffic.ts';
import { verifies } from '../promises.ts';
import { answersTo, anybodysAnswers, ibanNumber, ssnNumber } from './stage/form-canaries.ts';
import { rawForm, type RawForm } from './stage/raw-form.ts';
import {
  heardBy,
  next,
  rawAgent,
  rawMeeting,
  type RawMeeting,
  repeat,
  requested,
  submission,
} from './stage/raw-people.ts';
import type { Message, RawSocket } from './stage/raw-socket.ts';
import { cardAnswers, consent, refusal, useStage } from './stage/stage.ts';

const stage = useStage();

/** Everything planted in this run, and everybody who was there. */
const planted: Canary[] = [];
const witnesses: Remains[] = [];

function plant(name: string, value: string): string {
  planted.push({ name, value });
  return value;
}

function offTheRecordOf(formName: string): string[] {
  const fields = Object.entries(findForm(formName)?.fields ?? {});
  return fields.filter(([, { offTheRecord }]) => offTheRecord === true).map(([name]) => name);
}

function plantAll(formName: string, answers: Readonly<Record<string, string>>): void {
  const skipped = anybodysAnswers(formName);
  for (const [field, value] of Object.entries(answers)) {
    if (!skipped.includes(field)) plant(`${formName}.${field}`, value);
  }
}

/** Answers to the stored fields of a form that nobody else has. */
function stored(formName: string): Record<string, string> {
  const off = offTheRecordOf(formName);
  const answers = Object.entries(answersTo(formName)).filter(([field]) => !off.includes(field));
  plantAll(formName, Object.fromEntries(answers));
  return Object.fromEntries(answers);
}

/** The same, to its off-the-record fields. */
function offTheRecord(formName: string): [string, string][] {
  const off = offTheRecordOf(formName);
  const answers = Object.entries(answersTo(formName)).filter(([field]) => off.includes(field));
  plantAll(formName, Object.fromEntries(answers));
  return answers;
}

/** Sends a request until it succeeds: with a fault, once without an answer or with an error that may be tried again. */
async function through(socket: RawMeeting['visitor'], request: Message, fault?: Fault): Promise<Message> {
  const id = randomUUID();
  const injection = fault && stage.runtime.traffic.inject(fault);
  if (injection) {
    const failed = next(socket, (each) => each['id'] === id || each['message'] === 'Internal server error');
    socket.sendText(JSON.stringify({ ...request, id }));
    await failed;
    expect(injection.hits).toBeGreaterThan(0);
    injection.remove();
  }
  return repeat(socket, { ...request, id });
}

const kms = { service: 'kms', times: 100 } as const;
const database = { service: 'dynamodb', operation: 'TransactWriteItems' } as const;

/** What fails while answers are submitted, and while they are revealed. */
const faults: { what: string; submit?: Fault; reveal?: Fault }[] = [
  { what: 'nothing fails' },
  {
    what: 'KMS is too busy',
    submit: { ...kms, operation: 'GenerateDataKey', kind: 'throttle' },
    reveal: { ...kms, operation: 'Decrypt', kind: 'throttle' },
  },
  {
    what: 'KMS does not answer',
    submit: { ...kms, operation: 'GenerateDataKey', kind: 'timeout' },
    reveal: { ...kms, operation: 'Decrypt', kind: 'timeout' },
  },
  {
    what: 'the function dies before its transaction',
    submit: { ...database, caller: '/Collect/', kind: 'die' },
    reveal: { ...database, caller: '/Reveal/', kind: 'die' },
  },
  {
    what: 'the function dies after its transaction',
    submit: { ...database, caller: '/Collect/', kind: 'die', when: 'after' },
    reveal: { ...database, caller: '/Reveal/', kind: 'die', when: 'after' },
  },
  {
    what: 'the function dies with the answers in its hands',
    submit: { ...kms, operation: 'GenerateDataKey', kind: 'die', when: 'after', times: 1 },
    reveal: { ...kms, operation: 'Decrypt', kind: 'die', when: 'after', times: 1 },
  },
];

/** Answers that are refused, in every way in which they can be. */
async function failingAttempts(meeting: RawMeeting, form: RawForm, formName: string): Promise<void> {
  const { visitor, conversationId } = meeting;
  const { requestId } = form;
  const wrong = form.sealed ? await wrongSealings(form, formName) : await wrongAnswers(form, formName);
  for (const [attempt, code] of wrong) expect(await visitor.ask(attempt)).toMatchObject({ code });
  const other = { given: true, privacyVersion: plant('version', word(20)), privacyLanguage: 'en' };
  expect(await visitor.ask(await form.submission(stored(formName), { consent: other }))).toMatchObject({
    code: 'ERR_CONSENT_REQUIRED',
  });
  for (const field of offTheRecordOf(formName)) {
    const answer = plant(`early ${field}`, word(101));
    const relay = { type: 'relayAnswer', conversationId, requestId, field, answer };
    for (const attempt of [relay, await form.relay(field, answer)])
      expect(await visitor.ask(attempt)).toMatchObject({ code: 'ERR_CONSENT_REQUIRED' });
  }
}

async function wrongAnswers(form: RawForm, formName: string): Promise<[Message, string][]> {
  const fields = Object.keys(stored(formName));
  // Planted without its control character, which is escaped in a text.
  const spoilt = fields.map((field) => [field, `${plant(`invalid ${field}`, word(30))}\u0007`] as const);
  const wrong = [{ ...stored(formName), [plant('name of a field', word(20))]: 'x' }];
  if (spoilt.length > 0) wrong.push({ ...stored(formName), ...Object.fromEntries(spoilt) });
  const attempts = wrong.map((answers) => form.submission(answers));
  return (await Promise.all(attempts)).map((attempt) => [attempt, 'ERR_INVALID_ANSWER']);
}

/** Answers that are not sealed, beside their sealing too, and answers in place of their masks. */
async function wrongSealings(form: RawForm, formName: string): Promise<[Message, string][]> {
  const answers = stored(formName);
  const valid = await form.submission(answers);
  const sealed = valid['sealed'] as Message;
  const name = { [plant('name of a mask', word(20))]: '[provided]' };
  const masks = { ...(sealed['masks'] as Message), ...name };
  return [
    [{ ...valid, sealed: undefined, answers }, 'ERR_BAD_REQUEST'],
    [{ ...valid, answers }, 'ERR_BAD_REQUEST'],
    [{ ...valid, sealed: { ...sealed, masks } }, 'ERR_INVALID_ANSWER'],
    [{ ...valid, sealed: { ...sealed, masks: { ...masks, ...answers } } }, 'ERR_INVALID_ANSWER'],
  ];
}

/** One form from its request to its end, with answers that nobody else has. */
async function play(formName: string, { submit, reveal }: (typeof faults)[number], ana: RawSocket) {
  const meeting = await rawMeeting(stage.runtime, ana);
  const { visitor, conversationId } = meeting;
  const form = await rawForm(meeting, stage.runtime, formName);
  const { requestId } = form;
  await failingAttempts(meeting, form, formName);
  const answers = stored(formName);
  const isStored = Object.keys(answers).length > 0;
  // Without stored answers there is nothing to ask KMS for.
  const fault = isStored || submit?.service !== 'kms' ? submit : undefined;
  const entry = await through(visitor, await form.submission(answers), fault);
  expect(entry).toMatchObject({ type: 'formSubmitted' });
  for (const [field, answer] of offTheRecord(formName)) {
    expect(await visitor.ask(await form.relay(field, answer))).toMatchObject({ type: 'relayed' });
    const acknowledged = await ana.ask({ type: 'acknowledgeAnswer', conversationId, requestId, field });
    expect(acknowledged).toMatchObject({ type: 'answerDelivered' });
  }
  if (isStored) {
    const claim = await through(ana, { type: 'reveal', conversationId, requestId }, reveal);
    expect(claim).toMatchObject({ type: 'revealed' });
    const masks = entry['masks'] as Record<string, string>;
    expect(await form.answersIn(claim, masks)).toEqual(answers);
    const confirm = { type: 'confirmViewed', conversationId, requestId, claimId: claim['id'] };
    expect(await ana.ask(confirm)).toMatchObject({ type: 'viewed' });
  }
  witnesses.push(...heardBy({ [`visitor of ${formName}`]: visitor }));
  visitor.close();
}

/** What the agent was told beside the answers themselves, where they were not sealed. */
function toldToAgent({ heard }: RawSocket): Remains {
  const said = heard.items.filter((message) => !('answers' in message) && !('answer' in message));
  return { name: 'told to the agent', bytes: Buffer.from(JSON.stringify(said)) };
}

async function expectNoLeak(canaries: readonly Canary[]): Promise<void> {
  expect(canaries.length).toBeGreaterThan(0);
  const remains = [...(await remainsOf(stage.runtime)), ...witnesses];
  expect(search(remains, canaries)).toEqual([]);
}

/** Signed in once: while a search runs, the identity provider's connections end. */
let ana: RawSocket;
beforeAll(async () => {
  ana = await rawAgent(stage.runtime);
});

verifies(
  'P12',
  'of a card number, SSN or IBAN typed into the chat nothing is left but its mask',
  async () => {
    const { agent, visitor, conversationId } = await rawMeeting(stage.runtime, ana);
    const before = planted.length;
    const typed = [
      { kind: 'cardNumber', value: cardNumber('4', 16) },
      { kind: 'ssn', value: ssnNumber() },
      { kind: 'iban', value: ibanNumber() },
    ];
    for (const { kind, value } of typed) {
      plant(`typed ${kind}`, value);
      for (const sender of [visitor, agent]) {
        const entry = await sender.ask({
          type: 'send',
          conversationId,
          text: `My number is ${value}, thank you`,
        });
        expect(entry).toMatchObject({ type: 'messageSent', redacted: [kind] });
      }
    }
    witnesses.push(...heardBy({ visitor }), toldToAgent(agent));
    await expectNoLeak(planted.slice(before));
  },
);

verifies('P1', 'of a value in a wrong place of a message nothing is left', async () => {
  const meeting = await rawMeeting(stage.runtime, ana);
  const before = planted.length;
  const { agent, visitor, conversationId } = meeting;
  const requestId = await requested(meeting);
  const canary = () => plant('wrong place', word(20));
  const attempts: [typeof visitor, Message][] = [
    [visitor, { type: canary(), conversationId }],
    [visitor, { type: 'openForm', conversationId, requestId, [canary()]: canary() }],
    [visitor, { type: 'openForm', conversationId: canary(), requestId }],
    [visitor, { type: 'relayAnswer', conversationId, requestId, field: canary(), answer: canary() }],
    [visitor, await submission(meeting, requestId, { answers: { [canary()]: { [canary()]: canary() } } })],
    [visitor, await submission(meeting, requestId, { formHash: canary() })],
    [agent, { type: 'requestForm', conversationId, form: canary() }],
    [agent, { type: 'acknowledgeAnswer', conversationId, requestId, field: canary() }],
    [agent, { type: 'handOver', conversationId, to: canary() }],
    [agent, { type: 'confirmViewed', conversationId, requestId, claimId: canary() }],
  ];
  for (const [socket, request] of attempts)
    expect(await socket.ask(request)).toMatchObject({ type: 'error' });
  witnesses.push(...heardBy({ visitor }), toldToAgent(agent));
  await expectNoLeak(planted.slice(before));
});

verifies('P14', 'no mask of any answer in any form shows more than half of it', () => {
  for (const form of forms) {
    for (let round = 0; round < 20; round += 1) {
      const answers = answersTo(form.name);
      const off = offTheRecordOf(form.name);
      const stored = Object.fromEntries(Object.entries(answers).filter(([field]) => !off.includes(field)));
      for (const [field, mask] of Object.entries(maskAnswers(form, stored))) {
        const answer = stored[field] ?? '';
        expect(longestShared(mask, answer)).toBeLessThanOrEqual(Math.floor(answer.length / 2));
      }
    }
  }
});

/** Length of the longest part of an answer that a mask repeats. */
function longestShared(mask: string, answer: string): number {
  for (let length = answer.length; length > 0; length -= 1) {
    for (let start = 0; start + length <= answer.length; start += 1) {
      if (mask.includes(answer.slice(start, start + length))) return length;
    }
  }
  return 0;
}

const paymentCard = forms.find(({ name }) => name === 'payment-card');
const others = forms.filter((form) => form !== paymentCard);
const bundles = [
  { what: 'does not have', published: others },
  {
    what: 'has with another text',
    published: paymentCard
      ? [...others, defineForm({ ...paymentCard, purpose: `Other ${randomInt(1000)}` })]
      : [],
  },
  {
    what: 'has in another version',
    published: paymentCard
      ? [...others, defineForm({ ...paymentCard, version: paymentCard.version + 1 })]
      : [],
  },
];

for (const { what, published } of bundles) {
  verifies(
    'P11',
    `a form that the visitor's bundle ${what} is refused, not offered, and cannot be answered`,
    async () => {
      const ana = await stage.agent();
      const visitor = stage.visitor({ published });
      await visitor.client.start();
      const conversationId = visitor.client.conversationId ?? '';
      await ana.client.accept(conversationId);
      const requestId = await ana.client.requestForm(conversationId, 'payment-card');
      expect(await visitor.refused.first((refused) => refused === requestId)).toBe(requestId);
      const calls = await stage.callsOf(async () => {
        const answer = visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
        expect(await refusal(answer)).toBe('ERR_UNKNOWN_FORM');
        expect(await refusal(visitor.client.relayAnswer(requestId, 'cvv', cardAnswers.cvv))).toBe(
          'ERR_UNKNOWN_FORM',
        );
      });
      expect(calls).toEqual([]);
      expect([visitor.offers.items, visitor.client.openForms]).toEqual([[], []]);
      const known = await ana.client.requestForm(conversationId, 'iban');
      expect((await visitor.offer(known)).form.name).toBe('iban');
    },
  );
}

for (const fault of faults) {
  verifies('P1', `of the answers to every form nothing is left anywhere when ${fault.what}`, async () => {
    const before = planted.length;
    for (const { name } of forms) await play(name, fault, ana);
    witnesses.push(toldToAgent(ana));
    const own = planted.slice(before);
    expect(own.length).toBeGreaterThan(60);
    await expectNoLeak(own);
  });
}

verifies(
  'P1',
  'of all of it together nothing is left anywhere, nor held in the vault, when all is over',
  async () => {
    await expectNoLeak(planted);
    expect(await stage.vaultRows()).toEqual([]);
    // Nor is any other security code that might have been planted: chance, too, would find none.
    await expectNoLeak(
      Array.from({ length: 300 }, (_, index) => ({ name: 'a code', value: String(7000 + 10 * index) })),
    );
  },
);

test('the search finds what is there: an ordinary message, and a planted value however it is written', async () => {
  const { visitor, conversationId } = await rawMeeting(stage.runtime, ana);
  const text = word();
  await visitor.ask({ type: 'send', conversationId, text });
  const found = search(await remainsOf(stage.runtime), [{ name: 'message', value: text }]);
  expect(found.map(({ where }) => where)).toContain('rows of every table');
  // A server that somebody brings keeps its files to itself.
  const hasFiles = (await stage.runtime.database.files()).length > 0;
  expect(found.some(({ where }) => where.startsWith('file '))).toBe(hasFiles);
  const values = planted.slice(0, 200);
  expect(values.filter(({ value }) => value.length < 6).length).toBeGreaterThan(10);
  for (const canary of values) {
    const raw = Buffer.from(`{"before":"1","value":"${canary.value}","after":"2"}`);
    for (const encoding of ['utf8', 'base64', 'hex', 'utf16le'] as const) {
      const bytes =
        encoding === 'utf16le' ? Buffer.from(raw.toString(), 'utf16le') : Buffer.from(raw.toString(encoding));
      const where = `written as ${encoding}`;
      expect(search([{ name: where, bytes }], [canary])).toMatchObject([{ canary: canary.name, where }]);
    }
  }
});
