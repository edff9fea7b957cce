import { createHash, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { requests, type RequestType, type Sender } from '../../core/protocol/requests.ts';
import { remainsOf, search } from '../../play/local/leak-search.ts';
import { requestTypes, sampleOf } from '../core/protocol/sample.ts';
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
} from './stage/raw-people.ts';
import { type Message, RawSocket } from './stage/raw-socket.ts';
import { useStage } from './stage/stage.ts';

const stage = useStage();

const everybody = ['visitor', 'agent', 'supervisor', 'auditor'] as const;

/** A well-formed request of this type, about one form of one conversation as far as it is about any. */
function wellFormed(type: RequestType, conversationId: string, requestId: string): Message {
  const sample = sampleOf(type);
  return {
    ...sample,
    ...('conversationId' in sample && { conversationId }),
    ...('requestId' in sample && { requestId }),
  };
}

describe('of every request there is', () => {
  /** A new socket for each attempt: one that is refused too often is closed. */
  type Open = () => Promise<RawSocket>;
  let meeting: RawMeeting;
  let ben: Open;
  let stranger: Open;
  let everyone: Readonly<Record<Sender, Open>>;
  let wanted: Readonly<Record<RequestType, Message>>;
  beforeAll(async () => {
    const { runtime } = stage;
    meeting = await rawMeeting(runtime);
    const opening = (credential?: string) => () => RawSocket.open(runtime.webSocketUrl, credential);
    const signedIn = async (name: string) => opening(await bearer(runtime, name));
    [stranger, ben] = [opening(), await signedIn('ben')];
    const [visitor, agent] = [opening(meeting.credential), await signedIn('ana')];
    const [supervisor, auditor] = [await signedIn('sofia'), await signedIn('otto')];
    everyone = { visitor, agent, supervisor, auditor };
    const requestId = await answered(meeting);
    const well = requestTypes.map((type) => [type, wellFormed(type, meeting.conversationId, requestId)]);
    wanted = Object.fromEntries(well) as Record<RequestType, Message>;
  });

  /** It is refused, changes nothing, tells nobody, and stands on the record. */
  async function expectRefused(open: Open, type: RequestType, isNever = false): Promise<void> {
    const socket = await open();
    const { conversationId } = meeting;
    const about = wanted[type]['conversationId'] === undefined ? undefined : conversationId;
    const before = (await denials(stage.runtime, type, about)).length;
    const heard = [meeting.agent.heard.items.length, meeting.visitor.heard.items.length];
    const calls = await stage.callsOf(() =>
      changingNothing(stage.runtime, async () => {
        const reply = await Promise.race([socket.ask(wanted[type]), socket.closed.then(() => undefined)]);
        if (isNever) expect(await socket.closed).toBe(1000);
        // Whoever may not post closes without a word.
        if (!reply) return;
        const { type: error, code, path, field, expected } = reply;
        expect([error, code, path, field, expected]).toEqual([
          'error',
          'ERR_NOT_ALLOWED',
          undefined,
          undefined,
          undefined,
        ]);
      }),
    );
    const others = calls.filter(({ service }) => service !== 'dynamodb').map(({ operation }) => operation);
    expect(others.filter((operation) => !isNever || !/^(PostTo|Delete)Connection$/.test(operation))).toEqual(
      [],
    );
    expect(await denials(stage.runtime, type, about)).toHaveLength(before + 1);
    const told = [meeting.agent, meeting.visitor].map(
      (each, index) => each.heard.items.length - (heard[index] ?? 0),
    );
    expect(told).toEqual([0, 0]);
    socket.close();
  }

  for (const type of requestTypes) {
    const by: readonly Sender[] = requests[type].by;
    for (const kind of everybody.filter((each) => !by.includes(each))) {
      verifies(
        'P9',
        `${kind === 'visitor' || kind === 'supervisor' ? 'a' : 'an'} ${kind} cannot ${type}`,
        () =>
          expectRefused(
            everyone[kind],
            type,
            by.every((each) => (each === 'visitor') !== (kind === 'visitor')),
          ),
      );
    }
    if (!('conversationId' in requests[type].schema.shape)) continue;
    if (by.includes('agent')) {
      verifies('P9', `an agent who is not assigned cannot ${type}`, () => expectRefused(ben, type));
    }
    if (by.includes('visitor')) {
      verifies('P17', `a visitor with the id of somebody else's conversation cannot ${type}`, () =>
        expectRefused(stranger, type),
      );
    }
  }

  test('each of them is understood from those who may', async () => {
    for (const type of requestTypes) {
      if (type === 'signOut' || type === 'accept') continue;
      const socket = await everyone[requests[type].by[0]]();
      const reply = await socket.ask(wanted[type]);
      socket.close();
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
    for (const type of ['reveal', 'resume', 'join', 'ping'] as const) {
      expect(await agent.ask(wellFormed(type, conversationId, requestId))).toMatchObject({
        code: 'ERR_NOT_ALLOWED',
      });
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
