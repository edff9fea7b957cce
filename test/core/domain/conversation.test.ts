import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { derivedId } from '../../../core/domain/derived-id.ts';
import {
  ana,
  anaElsewhere,
  ben,
  Chat,
  conversationId,
  minute,
  opened,
  secondTab,
  supervisor,
  visitor,
} from './scene.ts';

describe('a start', () => {
  it('opens a conversation that waits, bound to its visitor', async () => {
    const chat = new Chat();
    const id = chat.newId();
    const stamp = { conversationId, seq: 1, at: chat.now };
    expect(await chat.ask(visitor, { type: 'start', id })).toEqual({ type: 'started', id, ...stamp });
    const bucket = { tokens: 60, at: chat.now };
    expect(chat.conversation).toEqual({
      conversationId,
      state: 'waiting',
      since: chat.now,
      visitorHash: 'hash of one',
      seq: 1,
      visitor: { recent: [{ id, seq: 1, at: chat.now }], bucket },
      agentSide: { recent: [], bucket },
      openForms: [],
    });
    expect(chat.socketsOf('hash of one')).toEqual({ [visitor.connectionId]: visitor.until });
    expect(chat.record).toMatchObject({
      action: 'start',
      actor: 'visitor',
      outcome: 'success',
      conversationId,
    });
  });

  it('that is repeated is answered as the first time; another of the same conversation is refused', async () => {
    const chat = new Chat();
    const request = { type: 'start', id: chat.newId() } as const;
    const first = await chat.ask(visitor, request);
    expect(await chat.ask(secondTab, request)).toEqual(first);
    expect(await chat.refusal(visitor, { type: 'start' })).toBe('ERR_BAD_REQUEST conversationId');
    chat.tables.transcript.at(conversationId, 1).set(undefined);
    expect(await chat.refusal(visitor, request)).toBe('ERR_TRY_AGAIN');
  });

  it('that comes twice at once is one', async () => {
    const chat = new Chat();
    const request = { type: 'start', id: chat.newId() } as const;
    const [one, other] = await Promise.all([chat.ask(visitor, request), chat.ask(secondTab, request)]);
    expect([one, other].map(({ type }) => type)).toContain('started');
    expect(await chat.ask(visitor, request)).toMatchObject({ type: 'started', seq: 1 });
    expect(chat.entries).toHaveLength(1);
  });
});

describe('a conversation that waits', () => {
  it('goes to the first agent who takes it', async () => {
    const chat = await new Chat().started();
    const request = { type: 'accept', id: chat.newId() } as const;
    const first = await chat.ask(ana, request);
    expect(first).toMatchObject({ type: 'accepted', agent: { id: 'ana', name: 'ana' }, seq: 2 });
    expect(chat.conversation).toMatchObject({ state: 'open', agent: { id: 'ana', name: 'ana' } });
    expect(chat.socketsOf('ana')).toEqual({ [ana.connectionId]: ana.until });
    expect(await chat.ask(ana, request)).toEqual(first);
    expect(await chat.refusal(ben, { type: 'accept' })).toBe('ERR_NOT_ALLOWED');
    expect(await chat.refusal(ben, request)).toBe('ERR_NOT_ALLOWED');
    expect(await chat.refusal(ana, { type: 'accept' })).toBe('ERR_NOT_ALLOWED');
  });

  it('is listed to who joins as an agent, and so are one’s own', async () => {
    const chat = await new Chat().started();
    const listed = [{ conversationId, since: chat.now }];
    const id = chat.newId();
    const joined = { type: 'joined', id, agent: { id: 'ana', name: 'ana' }, roles: ['agent'] };
    expect(await chat.ask(ana, { type: 'join', id })).toEqual({ ...joined, waiting: listed, own: [] });
    await chat.ask(ana, { type: 'accept' });
    expect(await chat.ask(ana, { type: 'join', id })).toEqual({ ...joined, waiting: [], own: listed });
    expect(await chat.ask(ben, { type: 'join', id })).toMatchObject({ waiting: [], own: [] });
    expect(await chat.ask({ ...supervisor, agentId: 'ana' }, { type: 'join' })).toMatchObject({
      roles: ['supervisor'],
      waiting: [],
      own: [],
    });
  });
});

describe('a resume', () => {
  it('gives what was missed, in pages, and registers the socket', async () => {
    const chat = await opened();
    const id = chat.newId();
    const resumed = { type: 'resumed', id, conversationId };
    const asking = { type: 'resume', id } as const;
    expect(await chat.ask(secondTab, { ...asking, afterSeq: 1 })).toEqual({
      ...resumed,
      lastSeq: 2,
      more: false,
      entries: chat.entries.slice(1),
    });
    expect(chat.socketsOf('hash of one')).toHaveProperty([secondTab.connectionId], secondTab.until);
    expect(await chat.ask(visitor, { ...asking, afterSeq: 5 })).toEqual({
      ...resumed,
      lastSeq: 5,
      more: false,
      entries: [],
    });
    for (let each = 0; each < 9; each++) await chat.ask(visitor, { type: 'send', text: 'hello' });
    expect(await chat.ask(visitor, { ...asking, afterSeq: 0 })).toMatchObject({ lastSeq: 10, more: true });
  });

  it('drops sockets that have ended', async () => {
    const chat = await opened();
    await chat.ask({ ...anaElsewhere, until: chat.now + minute }, { type: 'resume', afterSeq: 0 });
    chat.now += minute;
    await chat.ask({ ...ana, connectionId: 'new' }, { type: 'resume', afterSeq: 0 });
    expect(Object.keys(chat.socketsOf('ana'))).toEqual([ana.connectionId, 'new']);
  });

  it('keeps eight sockets of a side, the ones that last longest', async () => {
    const chat = await opened();
    const resume = (name: string, until: number) =>
      chat.ask({ ...visitor, connectionId: name, until }, { type: 'resume', afterSeq: 0 });
    for (let each = 8; each >= 2; each--) await resume(`tab ${each}`, chat.now + each * minute);
    expect(Object.keys(chat.socketsOf('hash of one'))).toHaveLength(8);
    await resume('tab 2', chat.now + 2 * minute);
    expect(Object.keys(chat.socketsOf('hash of one'))).toHaveLength(8);
    await resume('tab 9', chat.now + 9 * minute);
    expect(Object.keys(chat.socketsOf('hash of one')).sort()).toEqual(
      [visitor.connectionId, ...'3456789'].map((each) => (each.length === 1 ? `tab ${each}` : each)).sort(),
    );
    chat.now += 3 * minute;
    await resume('tab 10', chat.now + 2 * minute);
    await resume('tab 11', chat.now + minute);
    expect(Object.keys(chat.socketsOf('hash of one'))).toHaveLength(8);
    expect(chat.socketsOf('hash of one')).not.toHaveProperty('tab 3');
    expect(chat.socketsOf('hash of one')).not.toHaveProperty('tab 4');
  });
});

it('who types is told to the other side, and to nobody else', async () => {
  const chat = await opened();
  await chat.ask(secondTab, { type: 'resume', afterSeq: 0 });
  const id = chat.newId();
  chat.posted.length = 0;
  expect(await chat.ask(visitor, { type: 'typing', id })).toEqual({ type: 'noted', id });
  const typed = { type: 'typed', conversationId };
  expect(chat.posted).toEqual([{ to: ana.connectionId, message: { ...typed, from: 'visitor' } }]);
  chat.posted.length = 0;
  await chat.ask(ana, { type: 'typing' });
  expect(chat.posted).toEqual(
    [visitor, secondTab].map(({ connectionId: to }) => ({ to, message: { ...typed, from: 'agent' } })),
  );
  expect(chat.entries).toHaveLength(2);
});

it('a ping is answered with the server’s time', async () => {
  const chat = await opened();
  const id = chat.newId();
  expect(await chat.ask(visitor, { type: 'ping', id })).toEqual({ type: 'pong', id, at: chat.now });
});

it('an id that is made of parts is a UUID of version 8, of their hash', async () => {
  const digits = createHash('sha256').update('["enrolment","ana","1"]').digest('hex');
  const variant = ((parseInt(digits.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  expect(await derivedId('enrolment', 'ana', '1')).toBe(
    `${digits.slice(0, 8)}-${digits.slice(8, 12)}-8${digits.slice(13, 16)}-${variant}${digits.slice(18, 20)}-${digits.slice(20, 32)}`,
  );
  const ids = await Promise.all(Array.from({ length: 200 }, (_, each) => derivedId('a', String(each))));
  expect(new Set(ids).size).toBe(200);
  for (const id of ids)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
