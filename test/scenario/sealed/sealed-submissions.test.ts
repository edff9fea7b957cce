import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { digits, word } from '../../../play/local/canaries.ts';
import { search } from '../../../play/local/leak-search.ts';
import { bytesOf, flipped, textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import {
  changingNothing,
  expectNowhere,
  heardBy,
  type RawMeeting,
  rawMeeting,
  repeat,
  requested,
  storedAnswers,
  submission,
} from '../stage/raw-people.ts';
import {
  opened,
  sealedAnswered,
  sealedRelay,
  sealedRequest,
  sealedSubmission,
} from '../stage/raw-sealing.ts';
import { type Message, RawSocket } from '../stage/raw-socket.ts';
import { consent as given, useStage } from '../stage/stage.ts';

const stage = useStage();

interface Sealed {
  readonly masks: Readonly<Record<string, string>>;
  readonly answers?: string;
}

/** A change of what was sealed that is to be refused: never is KMS asked, never is it repeated. */
interface Spoilt {
  readonly what: string;
  readonly spoil: (sealed: Sealed) => Message;
  readonly code?: 'ERR_BAD_REQUEST' | 'ERR_INVALID_ANSWER';
  readonly path?: string;
  readonly field?: string;
}

const text = (spoil: (answers: string) => unknown) => (sealed: Sealed) => ({
  sealed: { ...sealed, answers: spoil(sealed.answers ?? '') },
});
const masks = (changes: Message) => (sealed: Sealed) => ({
  sealed: { ...sealed, masks: { ...sealed.masks, ...changes } },
});
const longest = 31_628;

const canary = word(16);
const spoilt: Spoilt[] = [
  {
    what: 'answers in the place of a sealing',
    spoil: () => ({ sealed: undefined, answers: storedAnswers }),
    path: 'answers',
  },
  {
    what: 'answers beside a sealing',
    spoil: (sealed) => ({ sealed, answers: storedAnswers }),
    path: 'answers',
  },
  { what: 'empty answers beside a sealing', spoil: (sealed) => ({ sealed, answers: {} }), path: 'answers' },
  { what: 'neither', spoil: () => ({ sealed: undefined }), path: 'sealed' },
  { what: 'masks alone', spoil: ({ masks }) => ({ sealed: { masks } }), path: 'sealed.answers' },
  { what: 'a sealing alone', spoil: ({ answers }) => ({ sealed: { answers } }), path: 'sealed.masks' },
  { what: 'a sealing that is an object', spoil: text(() => ({ [canary]: canary })), path: 'sealed.answers' },
  { what: 'an empty sealing', spoil: text(() => ''), path: 'sealed.answers' },
  {
    what: 'a text that is no base64url',
    spoil: text((all) => `${all.slice(0, -1)}=`),
    path: 'sealed.answers',
  },
  {
    what: 'plain answers as base64url',
    spoil: text(() => textOf(Buffer.from(canary.repeat(9)))),
    path: 'sealed.answers',
  },
  { what: 'a sealing that was cut', spoil: text((all) => all.slice(0, -4)), path: 'sealed.answers' },
  {
    what: 'a sealing with a byte more',
    spoil: text((all) => textOf(Buffer.concat([bytesOf(all), Buffer.of(0)]))),
    path: 'sealed.answers',
  },
  {
    what: 'a sealing of another version',
    spoil: text((all) => textOf(flipped(bytesOf(all), 0, 1))),
    path: 'sealed.answers',
  },
  {
    what: 'a sealing of only a head',
    spoil: text((all) => textOf(bytesOf(all).subarray(0, 1193))),
    path: 'sealed.answers',
  },
  {
    what: 'a sealing that is too long',
    spoil: text(() => `AQ${'A'.repeat(longest - 1)}`),
    path: 'sealed.answers',
  },
  {
    what: 'a member that does not belong',
    spoil: (sealed) => ({ sealed: { ...sealed, [canary]: canary } }),
    path: 'sealed',
  },
  {
    what: 'a mask that is the answer',
    spoil: masks({ cardNumber: storedAnswers.cardNumber }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardNumber',
  },
  {
    what: 'a mask with five digits',
    spoil: masks({ cardNumber: '•••• 98431' }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardNumber',
  },
  {
    what: 'a mask that is a name',
    spoil: masks({ cardholderName: canary }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardholderName',
  },
  {
    what: 'a mask that is markup',
    spoil: masks({ cardExpiry: `<b>${canary}</b>` }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardExpiry',
  },
  {
    what: 'a mask over 200 characters',
    spoil: masks({ cardNumber: canary.repeat(13) }),
    path: 'sealed.masks.*',
  },
  {
    what: 'a mask that is missing',
    spoil: masks({ cardNumber: undefined }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardNumber',
  },
  {
    what: 'a mask of an off-the-record field',
    spoil: masks({ cvv: '[not recorded]' }),
    code: 'ERR_INVALID_ANSWER',
    path: 'sealed.masks',
  },
  {
    what: 'a mask of no field',
    spoil: masks({ [canary]: '[provided]' }),
    code: 'ERR_INVALID_ANSWER',
    path: 'sealed.masks',
  },
  {
    what: 'no masks at all',
    spoil: (sealed) => ({ sealed: { ...sealed, masks: {} } }),
    code: 'ERR_INVALID_ANSWER',
    field: 'cardNumber',
  },
];

describe('of what comes to a sealed form', () => {
  let meeting: RawMeeting;
  let requestId: string;
  beforeAll(async () => {
    meeting = await rawMeeting(stage.runtime);
    requestId = await sealedRequest(meeting, stage.runtime);
  });
  // A socket each: one that is refused too often is closed.
  beforeEach(async () => {
    const visitor = await RawSocket.open(stage.runtime.webSocketUrl, meeting.credential);
    meeting = { ...meeting, visitor };
  });
  afterEach(() => meeting.visitor.close());

  test.each(spoilt)('$what is refused, changes nothing, and is not repeated', async (row) => {
    const valid = await sealedSubmission(meeting, requestId);
    const attempt = { ...valid, ...row.spoil(valid['sealed'] as Sealed) };
    const calls = await stage.callsOf(async () => {
      const reply = await changingNothing(stage.runtime, () => meeting.visitor.ask(attempt));
      const { code = 'ERR_BAD_REQUEST', path, field } = row;
      expect([reply['type'], reply['code'], reply['path'], reply['field']]).toEqual([
        'error',
        code,
        path,
        field,
      ]);
    });
    expect(calls.filter(({ service }) => service !== 'dynamodb')).toEqual([]);
    await expectNowhere(stage.runtime, canary, meeting);
  });

  verifies('P8', 'none without consent is stored', async () => {
    const consents = [
      undefined,
      { given: false, privacyVersion: given.privacyVersion, privacyLanguage: 'en' },
      { given: true, privacyVersion: '1', privacyLanguage: 'en' },
      { given: true, privacyVersion: given.privacyVersion, privacyLanguage: 'it' },
      { given: true, privacyVersion: given.privacyVersion, privacyLanguage: 'EN' },
    ];
    for (const consent of consents) {
      const attempt = await sealedSubmission(meeting, requestId, { consent });
      const reply = await changingNothing(stage.runtime, () => meeting.visitor.ask(attempt));
      expect(reply).toMatchObject({ code: 'ERR_CONSENT_REQUIRED' });
    }
  });
});

test('a form that is not sealed takes nothing sealed, neither answers nor one off the record', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { visitor, conversationId } = meeting;
  const requestId = await requested(meeting);
  const { sealed } = await sealedSubmission(meeting, requestId);
  for (const changes of [{ sealed, answers: undefined }, { sealed }]) {
    const attempt = await submission(meeting, requestId, changes);
    const reply = await changingNothing(stage.runtime, () => visitor.ask(attempt));
    expect(reply).toMatchObject({ code: 'ERR_BAD_REQUEST', path: 'sealed' });
  }
  expect(await visitor.ask(await submission(meeting, requestId))).toMatchObject({ type: 'formSubmitted' });
  const relay = await sealedRelay({ conversationId }, requestId, 'cvv', '7391');
  for (const attempt of [relay, { ...relay, answer: '7391' }])
    expect(await visitor.ask(attempt)).toMatchObject({ code: 'ERR_BAD_REQUEST', path: 'sealed' });
});

test('of a form without stored answers there is no sealing, and none is taken', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const requestId = await sealedRequest(meeting, stage.runtime, 'one-time-code');
  const valid = await sealedSubmission(meeting, requestId, {}, {}, 'one-time-code');
  const { sealed: other } = await sealedSubmission(meeting, requestId);
  const { answers } = other as Sealed;
  const reply = await changingNothing(stage.runtime, () =>
    meeting.visitor.ask({ ...valid, sealed: { masks: {}, answers } }),
  );
  expect(reply).toMatchObject({ code: 'ERR_BAD_REQUEST', path: 'sealed.answers' });
  const calls = await stage.callsOf(async () => {
    expect(await meeting.visitor.ask(valid)).toMatchObject({ type: 'formSubmitted', masks: {} });
  });
  expect(calls.filter(({ service }) => service === 'kms')).toEqual([]);
});

verifies('P10', 'what the server gives the agent is the sealing as it came, which opens there', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { agent, visitor, conversationId } = meeting;
  const requestId = await sealedRequest(meeting, stage.runtime);
  const request: Message = { id: crypto.randomUUID(), ...(await sealedSubmission(meeting, requestId)) };
  const { masks, answers } = request['sealed'] as Sealed;
  const entry = await visitor.ask(request);
  expect(entry).toMatchObject({ type: 'formSubmitted', masks, offTheRecord: ['cvv'] });
  expect(await repeat(visitor, request)).toEqual(entry);
  const claim = await agent.ask({ type: 'reveal', conversationId, requestId });
  expect(claim).toMatchObject({ type: 'revealed', sealed: answers });
  expect(claim).not.toHaveProperty('answers');
  expect(await opened(meeting, requestId, claim, masks)).toEqual(storedAnswers);
  const confirm = { type: 'confirmViewed', conversationId, requestId, claimId: claim['id'] };
  expect(await agent.ask(confirm)).toMatchObject({ type: 'viewed' });
  const rows = await stage.vaultRows();
  expect(rows.filter((row) => row['requestId'] === requestId)).toEqual([]);
});

describe('an off-the-record answer to a sealed form', () => {
  const cvv = `7${digits(3)}`;
  const relayed = ({ type }: Message) => type === 'answerRelayed';

  verifies('P2', 'comes sealed to the agent, and is stored nowhere, not even sealed', async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, visitor, conversationId } = meeting;
    const requestId = await sealedAnswered(meeting, stage.runtime);
    const relay = await sealedRelay(meeting, requestId, 'cvv', cvv);
    expect(await visitor.ask(relay)).toMatchObject({ type: 'relayed' });
    const push = await agent.heard.first(relayed);
    expect(push).toMatchObject({ requestId, field: 'cvv', sealed: relay['sealed'] });
    expect(push).not.toHaveProperty('answer');
    await expectNowhere(stage.runtime, String(relay['sealed']).slice(100, 200), {});
    const acknowledge = { type: 'acknowledgeAnswer', conversationId, requestId, field: 'cvv' };
    expect(await agent.ask(acknowledge)).toMatchObject({ type: 'answerDelivered' });
  });

  const wrong: { what: string; changes: (relay: Message) => Message; path: string }[] = [
    { what: 'as it is', changes: () => ({ sealed: undefined, answer: cvv }), path: 'answer' },
    { what: 'sealed and as it is', changes: () => ({ answer: cvv }), path: 'answer' },
    { what: 'not at all', changes: () => ({ sealed: undefined }), path: 'sealed' },
    { what: 'cut', changes: ({ sealed }) => ({ sealed: String(sealed).slice(0, -4) }), path: 'sealed' },
    { what: 'too long', changes: () => ({ sealed: `AQ${'A'.repeat(longest - 1)}` }), path: 'sealed' },
    { what: 'as a list', changes: ({ sealed }) => ({ sealed: [sealed] }), path: 'sealed' },
    { what: 'for a field that is stored', changes: () => ({ field: 'cardNumber' }), path: 'field' },
  ];
  test.each(wrong)('that comes $what is not relayed', async ({ changes, path }) => {
    const meeting = await rawMeeting(stage.runtime);
    const requestId = await sealedAnswered(meeting, stage.runtime);
    const relay = await sealedRelay(meeting, requestId, 'cvv', cvv);
    const reply = await changingNothing(stage.runtime, () =>
      meeting.visitor.ask({ ...relay, ...changes(relay) }),
    );
    expect(reply).toMatchObject({ code: 'ERR_BAD_REQUEST', path });
    expect(meeting.agent.heard.items.filter(relayed)).toEqual([]);
    expect(search(heardBy(meeting), [{ name: 'cvv', value: cvv }])).toEqual([]);
  });
});
