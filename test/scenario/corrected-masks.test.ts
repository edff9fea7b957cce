import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { VisitorClient } from '../../client/index.ts';
import { paymentCardForm } from '../published.ts';
import { verifies } from '../promises.ts';
import { otherSubmission } from './stage/other-program.ts';
import {
  answered,
  changingNothing,
  denials,
  rawAgent,
  type RawMeeting,
  rawMeeting,
  repeat,
} from './stage/raw-people.ts';
import { sealedAnswered } from './stage/raw-sealing.ts';
import { type Message, RawSocket } from './stage/raw-socket.ts';
import { refusal, useStage } from './stage/stage.ts';

const stage = useStage();

const card = { cardNumber: '371449635398431', cardExpiry: '11/31' };
const cardMasks = { cardNumber: '•••• 8431', cardExpiry: '••/••' };

/** An agent with our program, and a visitor with one of its own, who has answered with masks of its own. */
async function answeredElsewhere(cardholderName: string, mask: string) {
  const credential = VisitorClient.newCredential();
  const [ana, visitor] = await Promise.all([
    stage.agent(),
    RawSocket.open(stage.runtime.webSocketUrl, `visitor.${credential}`),
  ]);
  const conversationId = randomUUID();
  await visitor.ask({ type: 'start', conversationId });
  await ana.client.accept(conversationId);
  const requestId = await ana.client.requestForm(conversationId, 'payment-card');
  const requested = await ana.entry('formRequested', requestId);
  const answers = { ...card, cardholderName };
  const masks = { ...cardMasks, cardholderName: mask };
  const submitted = await visitor.ask(await otherSubmission(requested, paymentCardForm, answers, masks));
  expect(submitted).toMatchObject({ type: 'formSubmitted', masks });
  return { ana, visitor, conversationId, requestId, answers, masks };
}

/** The masks of a conversation's entries, as the transcript keeps them. */
async function keptMasks(conversationId: string): Promise<unknown[]> {
  const entries = await stage.runtime.database.scan('Transcript');
  return entries
    .filter((entry) => entry['conversationId'] === conversationId && 'masks' in entry)
    .map(({ type, masks }) => [type, masks]);
}

describe('an honest visitor whose program has made another mask', () => {
  for (const [name, mask, corrected] of [
    ['A Li', 'A. L.', 'A.'],
    ['李 小龍', '李. 小.', '李.'],
  ] as const) {
    verifies(
      'P14',
      `${mask} of ${name}: is read, and the transcript is corrected to ${corrected}`,
      async () => {
        const { ana, visitor, conversationId, requestId, answers, masks } = await answeredElsewhere(
          name,
          mask,
        );
        const revelation = await ana.client.reveal(conversationId, requestId);
        expect(revelation.answers.expose()).toEqual(answers);
        await revelation.confirm();
        const after = { ...masks, cardholderName: corrected };
        const entry = await ana.entry('masksCorrected', requestId);
        expect(entry).toMatchObject({ masks: after });
        expect(await visitor.heard.first(({ type }) => type === 'masksCorrected')).toEqual(entry);
        expect(await keptMasks(conversationId)).toEqual([
          ['formSubmitted', masks],
          ['masksCorrected', after],
        ]);
        expect(await stage.formItem(requestId)).toMatchObject({ outcome: 'viewed' });
        expect(await stage.auditOf(requestId, 'correctMasks')).toMatchObject([
          { actor: 'agent', outcome: 'success' },
        ]);
        expect(await stage.auditOf(requestId, 'discardForm')).toEqual([]);
      },
    );
  }

  test.each([
    ['A B', 'A. B.', 'ERR_SEALED_MASKS'],
    ['Ada Lovelace', 'A. M.', 'ERR_SEALED_MASKS'],
    ['7', '••••', 'ERR_SEALED_ANSWER'],
  ])('%s with the mask %s is refused: %s, on the record', async (name, mask, code) => {
    const { ana, visitor, conversationId, requestId } = await answeredElsewhere(name, mask);
    expect(await refusal(ana.client.reveal(conversationId, requestId))).toBe(code);
    await visitor.heard.first(({ type }) => type === 'unreadable');
    expect(await stage.auditOf(requestId, 'discardForm')).toMatchObject([{ outcome: 'failure', code }]);
    expect(await stage.auditOf(requestId, 'correctMasks')).toEqual([]);
  });
});

const before = { ...cardMasks, cardholderName: 'Q. C.' };
const after = { ...before, cardholderName: 'Q.' };

/** Answers that the agent of a meeting has claimed, and a correction of their masks. */
async function claimed(
  meeting: RawMeeting,
  changes: Message = {},
): Promise<{ request: Message; requestId: string }> {
  const { agent, conversationId } = meeting;
  const requestId = await sealedAnswered(meeting, stage.runtime);
  const claimId = randomUUID();
  const revealed = await agent.ask({ type: 'reveal', id: claimId, conversationId, requestId });
  expect(revealed).toMatchObject({ type: 'revealed' });
  const ids = { id: randomUUID(), conversationId, requestId, claimId };
  return { request: { type: 'correctMasks', ...ids, masks: after, ...changes }, requestId };
}

test('a correction is one entry, however often it is sent, and leaves the claim and the answers as they were', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { request, requestId } = await claimed(meeting);
  const { agent, conversationId } = meeting;
  const entry = await agent.ask(request);
  expect(entry).toMatchObject({ type: 'masksCorrected', requestId, masks: after });
  expect(await repeat(agent, request)).toEqual(entry);
  expect(await keptMasks(conversationId)).toEqual([
    ['formSubmitted', before],
    ['masksCorrected', after],
  ]);
  expect((await stage.vaultRows()).some((row) => row['requestId'] === requestId)).toBe(true);
  const { claimId } = request;
  const confirmed = await agent.ask({ type: 'confirmViewed', conversationId, requestId, claimId });
  expect(confirmed).toMatchObject({ type: 'viewed' });
});

describe('a correction is refused, and changes nothing,', () => {
  const refused: { what: string; changes?: Message; code: string; path?: string; field?: string }[] = [
    { what: 'with another claim', changes: { claimId: randomUUID() }, code: 'ERR_GONE' },
    {
      what: 'of a form that was never requested',
      changes: { requestId: randomUUID() },
      code: 'ERR_FORM_NOT_REQUESTED',
    },
    { what: 'that leaves a mask out', changes: { masks: cardMasks }, code: 'ERR_BAD_REQUEST', path: 'masks' },
    {
      what: 'that adds a mask',
      changes: { masks: { ...after, cvv: '[not recorded]' } },
      code: 'ERR_BAD_REQUEST',
      path: 'masks',
    },
    {
      what: 'with a mask under another name',
      changes: { masks: { ...cardMasks, constructor: 'Q.' } },
      code: 'ERR_BAD_REQUEST',
      path: 'masks',
    },
    ...['4242', '•••• 14242', '371449635398431', '<b>', '', '•'.repeat(200)].map((cardNumber) => ({
      what: `with ${JSON.stringify(cardNumber.slice(0, 20))} for a card number`,
      changes: { masks: { ...after, cardNumber } },
      code: 'ERR_INVALID_ANSWER',
      field: 'cardNumber',
    })),
    {
      what: 'with a mask of 201 characters',
      changes: { masks: { ...after, cardNumber: '•'.repeat(201) } },
      code: 'ERR_BAD_REQUEST',
      path: 'masks.*',
    },
    { what: 'with no masks', changes: { masks: undefined }, code: 'ERR_BAD_REQUEST', path: 'masks' },
  ];

  test.each(refused)('$what: $code', async ({ changes, code, path, field }) => {
    const meeting = await rawMeeting(stage.runtime);
    const { request } = await claimed(meeting, changes);
    const reply = await changingNothing(stage.runtime, () => meeting.agent.ask(request));
    expect(reply).toMatchObject({ type: 'error', code });
    expect([reply['path'], reply['field']]).toEqual([path, field]);
  });

  test('before the answers are claimed', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const requestId = await sealedAnswered(meeting, stage.runtime);
    const ids = { conversationId, requestId, claimId: randomUUID() };
    const request = { type: 'correctMasks', ...ids, masks: after };
    const reply = await changingNothing(stage.runtime, () => agent.ask(request));
    expect(reply).toMatchObject({ code: 'ERR_GONE' });
  });

  test('once they were viewed, or their claim has lapsed', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const { request, requestId } = await claimed(meeting);
    const { request: late } = await claimed(meeting);
    const { claimId } = request;
    await agent.ask({ type: 'confirmViewed', conversationId, requestId, claimId });
    const viewed = await changingNothing(stage.runtime, () => agent.ask(request));
    expect(viewed).toMatchObject({ code: 'ERR_GONE' });
    const asleep = stage.runtime.traffic.inject({ caller: '/Sweep/', kind: 'throttle', times: 1_000 });
    await stage.runtime.advance(60_001);
    const lapsed = await changingNothing(stage.runtime, () => agent.ask(late));
    expect(lapsed).toMatchObject({ code: 'ERR_GONE' });
    asleep.remove();
  });

  test('of answers that are not sealed: the server has made their masks itself', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, conversationId } = meeting;
    const requestId = await answered(meeting);
    const claimId = randomUUID();
    await agent.ask({ type: 'reveal', id: claimId, conversationId, requestId });
    const request = { type: 'correctMasks', conversationId, requestId, claimId, masks: after };
    const reply = await changingNothing(stage.runtime, () => agent.ask(request));
    expect(reply).toMatchObject({ code: 'ERR_BAD_REQUEST', path: 'requestId' });
  });

  verifies('P9', 'from anybody but the agent who is assigned: on the record', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { request } = await claimed(meeting);
    const ben = await rawAgent(stage.runtime, 'ben');
    for (const stranger of [ben, meeting.visitor]) {
      const reply = await changingNothing(stage.runtime, () =>
        stranger.ask({ ...request, id: randomUUID() }),
      );
      expect(reply).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    }
    expect(await denials(stage.runtime, 'correctMasks', meeting.conversationId)).toHaveLength(2);
  });
});
