import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { requests, type RequestType } from '../../core/protocol/requests.ts';
import { remainsOf, search } from '../../demo/leak-search.ts';
import { textOf } from '../core/sealing/scene.ts';
import { verifies } from '../promises.ts';
import {
  answered,
  bearer,
  changingNothing,
  denials,
  next,
  rawAgent,
  type RawMeeting,
  rawMeeting,
  requested,
  submission,
} from './raw-people.ts';
import { rawKey } from './raw-sealing.ts';
import { type Message, RawSocket } from './raw-socket.ts';
import { useStage } from './stage.ts';

const stage = useStage();

const everybody = ['visitor', 'agent', 'supervisor', 'auditor'] as const;
const either = ['visitor', 'agent'] as const;
const staff = ['agent', 'supervisor', 'auditor'] as const;
const overseers = ['supervisor', 'auditor'] as const;

type Kind = (typeof everybody)[number];

/** Who may make each request at all. A new request does not compile until it is decided. */
const allowed: Readonly<Record<RequestType, readonly Kind[]>> = {
  ping: everybody,
  start: ['visitor'],
  join: staff,
  enrol: ['agent'],
  accept: ['agent'],
  resume: either,
  send: either,
  typing: everybody,
  requestForm: ['agent'],
  openForm: ['visitor'],
  submitForm: ['visitor'],
  relayAnswer: ['visitor'],
  acknowledgeAnswer: ['agent'],
  reveal: ['agent'],
  correctMasks: ['agent'],
  confirmViewed: ['agent'],
  discardForm: ['agent'],
  withdraw: ['visitor'],
  handOver: ['agent'],
  end: either,
  signOut: staff,
  listConversations: overseers,
  observe: overseers,
  readAudit: ['auditor'],
};

/** A well-formed request of each type, about one form of one conversation. */
async function wellFormed(conversationId: string, requestId: string): Promise<Record<RequestType, Message>> {
  const form = { conversationId, requestId };
  return {
    ping: { type: 'ping' },
    start: { type: 'start', conversationId },
    join: { type: 'join' },
    enrol: { type: 'enrol', publicKey: textOf(rawKey.publicKey) },
    accept: { type: 'accept', conversationId },
    resume: { type: 'resume', conversationId, afterSeq: 0 },
    send: { type: 'send', conversationId, text: 'hello' },
    typing: { type: 'typing', conversationId },
    requestForm: { type: 'requestForm', conversationId, form: 'card-on-file' },
    openForm: { type: 'openForm', ...form },
    submitForm: await submission({ conversationId }, requestId),
    relayAnswer: { type: 'relayAnswer', ...form, field: 'cvv', answer: '7391' },
    acknowledgeAnswer: { type: 'acknowledgeAnswer', ...form, field: 'cvv' },
    reveal: { type: 'reveal', ...form },
    correctMasks: { type: 'correctMasks', ...form, claimId: randomUUID(), masks: {} },
    confirmViewed: { type: 'confirmViewed', ...form, claimId: randomUUID() },
    discardForm: { type: 'discardForm', ...form, because: 'keyLost' },
    withdraw: { type: 'withdraw', ...form },
    handOver: { type: 'handOver', conversationId },
    end: { type: 'end', conversationId },
    signOut: { type: 'signOut' },
    listConversations: { type: 'listConversations' },
    observe: { type: 'observe', conversationId, afterSeq: 0 },
    readAudit: { type: 'readAudit', conversationId },
  };
}

const types = Object.keys(requests) as RequestType[];

describe('of every request there is', () => {
  let meeting: RawMeeting;
  let ben: RawSocket;
  let stranger: RawSocket;
  let everyone: Readonly<Record<Kind, RawSocket>>;
  let wanted: Record<RequestType, Message>;
  beforeAll(async () => {
    const { runtime } = stage;
    meeting = await rawMeeting(runtime);
    [ben, stranger] = await Promise.all([rawAgent(runtime, 'ben'), RawSocket.open(runtime.webSocketUrl)]);
    const [supervisor, auditor] = await Promise.all([rawAgent(runtime, 'sofia'), rawAgent(runtime, 'otto')]);
    everyone = { visitor: meeting.visitor, agent: meeting.agent, supervisor, auditor };
    wanted = await wellFormed(meeting.conversationId, await answered(meeting));
  });

  /** It is refused, changes nothing, tells nobody, and stands on the record. */
  async function expectRefused(socket: RawSocket, type: RequestType): Promise<void> {
    const { conversationId } = meeting;
    const about = wanted[type]['conversationId'] === undefined ? undefined : conversationId;
    const before = (await denials(stage.runtime, type, about)).length;
    const heard = [meeting.agent.heard.items.length, meeting.visitor.heard.items.length];
    const calls = await stage.callsOf(() =>
      changingNothing(stage.runtime, async () => {
        const { type: error, code, path, field, expected } = await socket.ask(wanted[type]);
        expect([error, code, path, field, expected]).toEqual([
          'error',
          'ERR_NOT_ALLOWED',
          undefined,
          undefined,
          undefined,
        ]);
      }),
    );
    expect(calls.filter(({ service }) => service !== 'dynamodb')).toEqual([]);
    expect(await denials(stage.runtime, type, about)).toHaveLength(before + 1);
    const others = [meeting.agent, meeting.visitor].map(
      (each, index) => each.heard.items.length - (heard[index] ?? 0) - (each === socket ? 1 : 0),
    );
    expect(others).toEqual([0, 0]);
  }

  for (const type of types) {
    for (const kind of everybody.filter((each) => !allowed[type].includes(each))) {
      verifies(
        'P9',
        `${kind === 'visitor' || kind === 'supervisor' ? 'a' : 'an'} ${kind} cannot ${type}`,
        () => expectRefused(everyone[kind], type),
      );
    }
    if (!('conversationId' in requests[type].shape)) continue;
    if (allowed[type].includes('agent')) {
      verifies('P9', `an agent who is not assigned cannot ${type}`, () => expectRefused(ben, type));
    }
    if (allowed[type].includes('visitor')) {
      verifies('P17', `a visitor with the id of somebody else's conversation cannot ${type}`, () =>
        expectRefused(stranger, type),
      );
    }
  }

  test('each of them is understood from those who may', async () => {
    for (const type of types) {
      expect(requests[type].safeParse({ id: randomUUID(), ...wanted[type] }).success).toBe(true);
      if (type === 'signOut' || type === 'accept') continue;
      const [first = 'visitor'] = allowed[type];
      const reply = await everyone[first].ask(wanted[type]);
      expect(['ERR_NOT_ALLOWED', 'ERR_TRY_AGAIN']).not.toContain(reply['code']);
    }
  });
});

describe('what is kept of a credential', () => {
  verifies('P17', 'is its hash, and nothing else: the secret is in no table, file or log', async () => {
    const meeting = await rawMeeting(stage.runtime);
    await answered(meeting);
    const secret = meeting.credential.replace('visitor.', '');
    const token = (await bearer(stage.runtime)).replace('bearer.', '');
    const agent = await RawSocket.open(stage.runtime.webSocketUrl, `bearer.${token}`);
    await agent.ask({ type: 'join' });
    const remains = await remainsOf(stage.runtime);
    const bytes = Buffer.from(secret, 'base64url');
    const forms = [secret, bytes.toString('latin1'), bytes.toString('hex'), bytes.toString('base64'), token];
    expect(
      search(
        remains,
        forms.map((value) => ({ name: 'secret', value })),
      ),
    ).toEqual([]);
    const hash = createHash('sha256').update(secret).digest('hex');
    const found = search(remains, [{ name: 'hash', value: hash }]).map(({ where }) => where);
    expect(found).toContain('rows of every table');
    expect(found).not.toContain('log lines');
  });
});

describe('a sign-out', () => {
  verifies('P9', 'ends the sockets of all tabs, and no token from before it opens another', async () => {
    const { runtime } = stage;
    const credential = await bearer(runtime, 'ben');
    const tabs = await Promise.all([
      RawSocket.open(runtime.webSocketUrl, credential),
      RawSocket.open(runtime.webSocketUrl, credential),
      rawAgent(runtime, 'ben'),
    ]);
    const ana = await rawAgent(runtime);
    const [tab] = tabs;
    tab.sendText(JSON.stringify({ type: 'signOut', id: randomUUID() }));
    expect(await Promise.all(tabs.map(({ closed }) => closed))).toEqual([1000, 1000, 1000]);
    for (const { heard } of tabs)
      expect(heard.items).toContainEqual(expect.objectContaining({ type: 'signedOut' }));
    await expect(RawSocket.open(runtime.webSocketUrl, credential)).rejects.toThrow('401');
    expect(
      runtime.logs.some(({ line }) => line.includes('"HandshakeRefused":1') && line.includes('SignedOut')),
    ).toBe(true);
    expect(await ana.ask({ type: 'join' })).toMatchObject({ type: 'joined' });
    await runtime.advance(1_000);
    const again = await rawAgent(runtime, 'ben');
    expect(await again.ask({ type: 'join' })).toMatchObject({ type: 'joined', agent: { name: 'ben' } });
    again.close();
  });
});

describe('the end of a token', () => {
  verifies('P9', 'is the end of its socket: it may say nothing, and nothing is pushed to it', async () => {
    const { runtime } = stage;
    const agent = await rawAgent(runtime);
    const meeting = await rawMeeting(runtime, agent);
    const { visitor, conversationId } = meeting;
    const requestId = await requested(meeting);
    await runtime.advance(9 * 60_000);
    for (const socket of [agent, visitor])
      expect(await socket.ask({ type: 'ping' })).toMatchObject({ type: 'pong' });
    expect(await visitor.ask(await submission(meeting, requestId))).toMatchObject({ type: 'formSubmitted' });
    await agent.heard.first(({ type }) => type === 'formSubmitted');
    await runtime.advance(6 * 60_000 + 1_000);
    const heard = agent.heard.items.length;
    const calls = await stage.callsOf(async () => {
      const relay = { type: 'relayAnswer', conversationId, requestId, field: 'cvv', answer: '7391' };
      expect(await visitor.ask(relay)).toMatchObject({ code: 'ERR_NOT_DELIVERED' });
      expect(await visitor.ask({ type: 'send', conversationId, text: 'still there?' })).toMatchObject({
        type: 'messageSent',
      });
      expect(await visitor.ask({ type: 'typing', conversationId })).toMatchObject({ type: 'noted' });
    });
    expect(calls.filter(({ service }) => service === 'execute-api')).toEqual([]);
    const wanted = await wellFormed(conversationId, requestId);
    for (const type of ['reveal', 'resume', 'join', 'ping'] as const) {
      expect(await agent.ask({ ...wanted[type] })).toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    }
    expect(agent.heard.items.slice(heard).map(({ type }) => type)).toEqual(Array(4).fill('error'));
    expect(await stage.auditOf(requestId, 'reveal')).toMatchObject([{ outcome: 'denied' }]);
  });

  test('a socket with a new token hears what is pushed, in the same conversation', async () => {
    const { runtime } = stage;
    const meeting = await rawMeeting(runtime);
    const { visitor, conversationId } = meeting;
    const renewed = await rawAgent(runtime);
    await renewed.ask({ type: 'resume', conversationId, afterSeq: 0 });
    const heard = next(renewed, ({ type }) => type === 'messageSent');
    await visitor.ask({ type: 'send', conversationId, text: 'hello' });
    expect(await heard).toMatchObject({ text: 'hello' });
  });
});
