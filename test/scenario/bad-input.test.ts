import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import { subprotocol } from '../../core/protocol/values.ts';
import { beforeAll, describe, expect, test } from 'vitest';
import { word } from '../../play/local/canaries.ts';
import { search } from '../../play/local/leak-search.ts';
import { verifies } from '../promises.ts';
import { paymentCardForm } from '../published.ts';
import { malformed } from './malformed.ts';
import {
  answered,
  bearer,
  changingNothing,
  denials,
  expectNowhere,
  heardBy,
  next,
  type RawMeeting,
  rawMeeting,
  requested,
  storedAnswers,
  submission,
} from './stage/raw-people.ts';
import { type Message, RawSocket } from './stage/raw-socket.ts';
import { consent, refusal, useStage } from './stage/stage.ts';

const stage = useStage();
const isError = ({ type }: Message) => type === 'error';

describe('what is not understood', () => {
  let meeting: RawMeeting;
  let credentials: Readonly<Record<'visitor' | 'agent', string>>;
  beforeAll(async () => {
    meeting = await rawMeeting(stage.runtime);
    credentials = { visitor: meeting.credential, agent: await bearer(stage.runtime) };
  });

  test('an ordinary message is found by the search that finds nothing below', async () => {
    const { visitor, conversationId } = meeting;
    const text = word();
    await visitor.ask({ type: 'send', conversationId, text });
    expect(search(heardBy(meeting), [{ name: 'text', value: text }]).map(({ where }) => where)).toEqual([
      'heard by the visitor',
      'heard by the agent',
    ]);
    await expect(expectNowhere(stage.runtime, text, {})).rejects.toThrow();
  });

  test.each(malformed)('$title is refused by its path, changes nothing, and is not repeated', async (row) => {
    const { runtime } = stage;
    const canary = word(16);
    const from = row.from ?? 'visitor';
    const text = row.make({ canary, conversationId: meeting.conversationId });
    // A socket for each: one that is refused too often is closed.
    const socket = await RawSocket.open(runtime.webSocketUrl, credentials[from]);
    const reply = await changingNothing(runtime, () => {
      const heard = next(socket, isError);
      socket.sendText(text);
      return heard;
    });
    socket.close();
    expect(reply).toMatchObject({ type: 'error', code: 'ERR_BAD_REQUEST', path: row.path });
    await expectNowhere(runtime, canary, { ...meeting, socket });
  });

  test('a binary frame is refused, changes nothing, and is not repeated', async () => {
    const canary = word(16);
    const { conversationId, credential } = meeting;
    const socket = new WebSocket(stage.runtime.webSocketUrl, [subprotocol, credential]);
    await once(socket, 'open');
    const reply = await changingNothing(stage.runtime, async () => {
      socket.send(
        Buffer.from(JSON.stringify({ type: 'send', id: randomUUID(), conversationId, text: canary })),
      );
      const [data] = (await once(socket, 'message')) as [Buffer];
      return data.toString();
    });
    expect(JSON.parse(reply)).toMatchObject({ type: 'error', code: 'ERR_BAD_REQUEST', path: '' });
    expect(reply).not.toContain(canary);
    await expectNowhere(stage.runtime, canary, meeting);
    socket.close();
  });

  test('a message over 32 KB ends a socket without manners, changes nothing, and is not logged', async () => {
    const canary = word(16);
    const socket = await RawSocket.open(stage.runtime.webSocketUrl, meeting.credential);
    const { conversationId } = meeting;
    await changingNothing(stage.runtime, () => {
      socket.sendText(JSON.stringify({ type: 'send', conversationId, text: canary.repeat(3000) }));
      return socket.closed;
    });
    expect(await socket.closed).toBe(1009);
    await expectNowhere(stage.runtime, canary, { ...meeting, socket });
  });
});

test('a message over 32 KB is refused by the client before it is sent, and the connection survives', async () => {
  const { visitor, ana, conversationId } = await stage.meeting();
  const sockets = () => stage.runtime.sockets.list().map(({ connectionId }) => connectionId);
  const before = sockets();
  const canary = word(16);
  const calls = await stage.callsOf(async () => {
    expect(await refusal(visitor.client.send(canary.repeat(2100)))).toBe('ERR_TOO_LARGE');
    expect(await refusal(ana.client.send(conversationId, 'é'.repeat(16_400)))).toBe('ERR_TOO_LARGE');
  });
  expect(calls).toEqual([]);
  expect(await visitor.client.send('still here')).toMatchObject({ text: 'still here', seq: 3 });
  expect(sockets()).toEqual(before);
  await expectNowhere(stage.runtime, canary, {});
  // They would connect anew when a later test moves the clock, while it looks at what is stored.
  visitor.client.close();
  ana.client.close();
});

/** Requests about a form that is not there to be answered: `made` brings it about, and gives its request's id. */
const unanswerable: {
  what: string;
  made: (meeting: RawMeeting) => Promise<string>;
  code: string;
}[] = [
  {
    what: 'that was never requested',
    made: () => Promise.resolve(randomUUID()),
    code: 'ERR_FORM_NOT_REQUESTED',
  },
  { what: 'that was answered before', made: (meeting) => answered(meeting), code: 'ERR_ALREADY_SUBMITTED' },
  {
    what: 'that was withdrawn',
    made: async (meeting) => {
      const requestId = await requested(meeting);
      await meeting.visitor.ask({ type: 'withdraw', conversationId: meeting.conversationId, requestId });
      return requestId;
    },
    code: 'ERR_WITHDRAWN',
  },
  {
    what: 'that was not opened in time',
    made: async (meeting) => {
      const requestId = await requested(meeting);
      await stage.runtime.advance(5 * 60_000);
      // A socket that says nothing for ten minutes is closed.
      await meeting.visitor.ask({ type: 'ping' });
      await stage.runtime.advance(5 * 60_000);
      return requestId;
    },
    code: 'ERR_TOO_LATE',
  },
];

describe.each(unanswerable)('a form $what', ({ made, code }) => {
  test(`cannot be answered: ${code}; its state does not change`, async () => {
    const meeting = await rawMeeting(stage.runtime);
    const requestId = await made(meeting);
    const holder = word();
    const answers = { ...storedAnswers, cardholderName: holder };
    const { conversationId, visitor } = meeting;
    await changingNothing(stage.runtime, async () => {
      const reply = await visitor.ask(await submission(meeting, requestId, { answers }));
      expect(reply).toMatchObject({ type: 'error', code });
      expect(await visitor.ask({ type: 'openForm', conversationId, requestId })).toMatchObject({ code });
    });
    await expectNowhere(stage.runtime, holder, meeting);
  });
});

test('a form that is not published cannot be requested, nor one with another hash answered: ERR_UNKNOWN_FORM', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const { agent, visitor, conversationId } = meeting;
  const requestId = await requested(meeting);
  const [name, holder] = [word(), word()];
  await changingNothing(stage.runtime, async () => {
    const unknown = await agent.ask({ type: 'requestForm', conversationId, form: name });
    expect(unknown).toMatchObject({ code: 'ERR_UNKNOWN_FORM' });
    const changes = { formHash: '0'.repeat(64), answers: { ...storedAnswers, cardholderName: holder } };
    const other = await visitor.ask(await submission(meeting, requestId, changes));
    expect(other).toMatchObject({ code: 'ERR_UNKNOWN_FORM' });
  });
  await expectNowhere(stage.runtime, name, meeting);
  await expectNowhere(stage.runtime, holder, meeting);
});

const { version } = paymentCardForm.privacy;

verifies(
  'P8',
  'without consent to this version of the text nothing is stored and nothing relayed',
  async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { agent, visitor, conversationId } = meeting;
    const requestId = await requested(meeting);
    const [holder, otherVersion] = [word(), word()];
    const answers = { ...storedAnswers, cardholderName: holder };
    const consents = [
      undefined,
      { given: false, privacyVersion: version, privacyLanguage: 'en' },
      { given: true, privacyVersion: otherVersion, privacyLanguage: 'en' },
      { given: true, privacyVersion: '', privacyLanguage: 'en' },
    ];
    const calls = await stage.callsOf(() =>
      changingNothing(stage.runtime, async () => {
        for (const consent of consents) {
          const reply = await visitor.ask(await submission(meeting, requestId, { answers, consent }));
          expect(reply).toMatchObject({ code: 'ERR_CONSENT_REQUIRED' });
        }
        const relay = { type: 'relayAnswer', conversationId, requestId, field: 'cvv', answer: '7391' };
        expect(await visitor.ask(relay)).toMatchObject({ code: 'ERR_CONSENT_REQUIRED' });
      }),
    );
    expect(calls.filter(({ service }) => service !== 'dynamodb')).toEqual([]);
    expect(agent.heard.items.filter(({ type }) => type === 'answerRelayed')).toEqual([]);
    for (const value of [holder, otherVersion, '7391']) await expectNowhere(stage.runtime, value, meeting);
    const agreed = await visitor.ask(await submission(meeting, requestId, { answers }));
    expect(agreed).toMatchObject({
      type: 'formSubmitted',
      consent: { privacyVersion: version, privacyLanguage: 'en' },
    });
  },
);

const otherLanguages = ['it', 'EN', 'En', 'en-US', ' en', 'en\0', '', 'text', 'constructor', '__proto__'];

verifies(
  'P8',
  'without consent in a language that the form has the privacy text in, nothing is stored',
  async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { visitor } = meeting;
    const requestId = await requested(meeting, 'card-on-file');
    const given = { given: true, privacyVersion: version };
    const attempt = (consent: object) =>
      submission(meeting, requestId, { answers: storedAnswers, consent }, 'card-on-file');
    await changingNothing(stage.runtime, async () => {
      for (const privacyLanguage of otherLanguages) {
        const reply = await visitor.ask(await attempt({ ...given, privacyLanguage }));
        expect([privacyLanguage, reply]).toMatchObject([privacyLanguage, { code: 'ERR_CONSENT_REQUIRED' }]);
      }
      for (const bad of [undefined, null, 7, ['en'], 'e'.repeat(36)]) {
        const reply = await visitor.ask(await attempt({ ...given, privacyLanguage: bad }));
        expect(reply).toMatchObject({ code: 'ERR_BAD_REQUEST', path: 'consent.privacyLanguage' });
      }
    });
    const agreed = await visitor.ask(await attempt({ ...given, privacyLanguage: 'de' }));
    expect(agreed).toMatchObject({ type: 'formSubmitted', consent: { privacyLanguage: 'de' } });
  },
);

/** An answer that is to be refused; `trace`: the part of it that would be found even where it is escaped. */
const invalid: { what: string; field: string; bad: string; trace?: string }[] = [
  { what: 'a card number that fails Luhn', field: 'cardNumber', bad: '371449635398432' },
  { what: 'a card number that is too long', field: 'cardNumber', bad: '3714496353984319998' },
  { what: 'a card that has expired', field: 'cardExpiry', bad: '11/19' },
  {
    what: 'a name with a control character',
    field: 'cardholderName',
    bad: 'Quincy\u0007Zyxwvut',
    trace: 'Zyxwvut',
  },
  {
    what: 'a name with a character for private use',
    field: 'cardholderName',
    bad: 'Quincy\ue000Zyxwvut',
    trace: 'Zyxwvut',
  },
  {
    what: 'a name that is too long',
    field: 'cardholderName',
    bad: `Quincy ${'Zyxwvut'.repeat(8)}`,
    trace: 'Zyxwvut',
  },
];

test.each(invalid)('$what is refused by the name of its field, and submitting again works', async (row) => {
  const { field, bad } = row;
  const meeting = await rawMeeting(stage.runtime);
  const requestId = await requested(meeting);
  const attempt = await submission(meeting, requestId, { answers: { ...storedAnswers, [field]: bad } });
  const reply = await changingNothing(stage.runtime, () => meeting.visitor.ask(attempt));
  expect(reply).toMatchObject({ type: 'error', code: 'ERR_INVALID_ANSWER', field });
  expect(reply['expected']).toMatch(/\w{3,}/);
  await expectNowhere(stage.runtime, row.trace ?? bad, meeting);
  const entry = await meeting.visitor.ask(await submission(meeting, requestId));
  expect(entry).toMatchObject({ type: 'formSubmitted', requestId });
  expect(Object.keys(entry['masks'] as object).toSorted()).toEqual(Object.keys(storedAnswers).toSorted());
});

/** No server can tell that these are invalid: the visitor's program does, before it seals anything. */
const invalidUnsealed: { form: string; valid: Record<string, string>; field: string; bad: string }[] = [
  {
    form: 'iban',
    valid: { iban: 'DE89370400440532013000' },
    field: 'iban',
    bad: 'DE88370400440532013000',
  },
  { form: 'us-ssn', valid: { ssn: '123-45-6789' }, field: 'ssn', bad: '666-45-6789' },
  {
    form: 'us-bank-account',
    valid: { usRouting: '021000021', usAccount: '55512345678' },
    field: 'usRouting',
    bad: '021000022',
  },
];

test.each(invalidUnsealed)(
  'an invalid answer to the sealed form $form is refused by its field before it is sent',
  async ({ form, valid, field, bad }) => {
    const meeting = await stage.meeting();
    const { client } = meeting.visitor;
    const requestId = await stage.request(meeting, form);
    const calls = await stage.callsOf(async () => {
      const attempt = client.submitForm(requestId, { consent, answers: { ...valid, [field]: bad } });
      await expect(attempt).rejects.toMatchObject({ code: 'ERR_INVALID_ANSWER', details: { field } });
    });
    expect(calls).toEqual([]);
    const { entry } = await client.submitForm(requestId, { consent, answers: valid });
    expect(Object.keys(entry.masks).toSorted()).toEqual(Object.keys(valid).toSorted());
    client.close();
    meeting.ana.client.close();
  },
);

test('an invalid off-the-record answer is not relayed; typed again, with a new id, it is', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const requestId = await answered(meeting);
  const { agent, visitor, conversationId } = meeting;
  const relay = { type: 'relayAnswer', conversationId, requestId, field: 'cvv' };
  const bad = '739182';
  const reply = await changingNothing(stage.runtime, () => visitor.ask({ ...relay, answer: bad }));
  expect(reply).toMatchObject({ code: 'ERR_INVALID_ANSWER', field: 'cvv' });
  await expectNowhere(stage.runtime, bad, meeting);
  expect(await visitor.ask({ ...relay, answer: '7391' })).toMatchObject({ type: 'relayed' });
  expect(await agent.heard.first(({ type }) => type === 'answerRelayed')).toMatchObject({ answer: '7391' });
});

test('an answer under a name that is no field is refused, and the name is not repeated', async () => {
  const meeting = await rawMeeting(stage.runtime);
  const requestId = await requested(meeting);
  const canary = word(16);
  for (const answers of [{ ...storedAnswers, [canary]: 'x' }, { [canary]: canary }]) {
    const attempt = await submission(meeting, requestId, { answers });
    const reply = await changingNothing(stage.runtime, () => meeting.visitor.ask(attempt));
    expect(reply).toMatchObject({ code: 'ERR_INVALID_ANSWER', path: 'answers' });
  }
  await expectNowhere(stage.runtime, canary, meeting);
});

verifies(
  'P17',
  'a stranger is told the same of a conversation that exists and of one that does not',
  async () => {
    const meeting = await rawMeeting(stage.runtime);
    const { webSocketUrl } = stage.runtime;
    const [anas, bens] = await Promise.all([bearer(stage.runtime), bearer(stage.runtime, 'ben')]);
    // A socket each: of refusals of one socket the first of a minute is recorded.
    const stranger = () => RawSocket.open(webSocketUrl);
    const [ana, ben] = [anas, bens].map((token) => () => RawSocket.open(webSocketUrl, token)) as [
      () => Promise<RawSocket>,
      () => Promise<RawSocket>,
    ];
    const requestId = await answered(meeting);
    const ids = [meeting.conversationId, randomUUID()];
    const attempts: [() => Promise<RawSocket>, Message][] = [
      [stranger, { type: 'send', text: 'hello' }],
      [stranger, { type: 'resume', afterSeq: 0 }],
      [stranger, { type: 'withdraw', requestId }],
      [ben, { type: 'reveal', requestId }],
      [ben, { type: 'requestForm', form: 'card-on-file' }],
      [ben, { type: 'handOver', to: randomUUID() }],
      [ana, { type: 'openForm', requestId }],
    ];
    for (const [open, request] of attempts) {
      const replies = await changingNothing(stage.runtime, () =>
        Promise.all(
          ids.map(async (conversationId) => {
            const socket = await open();
            const reply = await socket.ask({ ...request, conversationId });
            socket.close();
            return reply;
          }),
        ),
      );
      const [real, made] = replies.map((reply) => ({ ...reply, id: undefined }));
      expect(real).toMatchObject({ type: 'error', code: 'ERR_NOT_ALLOWED' });
      expect(made).toEqual(real);
      for (const conversationId of ids) {
        expect(await denials(stage.runtime, String(request['type']), conversationId)).toHaveLength(1);
      }
    }
  },
);

verifies('P9', 'with the end of the token every request is refused, on the record', async () => {
  const { conversationId, agent } = await rawMeeting(
    stage.runtime,
    await RawSocket.open(stage.runtime.webSocketUrl, await bearer(stage.runtime)),
  );
  await stage.runtime.advance(9 * 60_000);
  expect(await agent.ask({ type: 'ping' })).toMatchObject({ type: 'pong' });
  await stage.runtime.advance(7 * 60_000);
  await changingNothing(stage.runtime, async () => {
    expect(await agent.ask({ type: 'send', conversationId, text: 'late' })).toMatchObject({
      code: 'ERR_NOT_ALLOWED',
    });
  });
  expect(await denials(stage.runtime, 'send', conversationId)).toHaveLength(1);
});
