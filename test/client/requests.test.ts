import { describe, expect, it } from 'vitest';
import type { Entry } from '../../core/protocol/index.ts';
import { acceptAgent, makeServer, makeVisitor, numbers, startVisitor } from './scene/clients.ts';
import { settled } from './scene/fake-environment.ts';

describe('a request', () => {
  it('resolves with the entry that it became', async () => {
    const server = await makeServer();
    const { client, entries } = await startVisitor(server);
    const sent = await client.send('4242 4242 4242 4242');
    expect(sent).toMatchObject({ text: '•••• 4242', redacted: ['cardNumber'] });
    expect(entries.at(-1)).toEqual(sent);
  });

  it('over 32 KB of UTF-8 is refused before it is sent, and the connection survives', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    await expect(client.send('€'.repeat(11_000))).rejects.toMatchObject({ code: 'ERR_TOO_LARGE' });
    expect(server.last.requests('send')).toHaveLength(0);
    await expect(client.send('short')).resolves.toMatchObject({ text: 'short' });
    expect(server.sockets).toHaveLength(1);
  });

  it('waits for the one before it, so that messages keep their order', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = ({ type }) => type === 'send';
    const all = Promise.all([client.send('one'), client.send('two'), client.send('three')]);
    await settled();
    expect(server.last.requests('send').map(({ text }) => text)).toEqual(['one']);
    server.intercept = () => false;
    expect((await server.environment.until(all)).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('without an answer for ten seconds is sent again with the same id, on a new socket that has resumed', async () => {
    const server = await makeServer();
    const { client, entries } = await startVisitor(server);
    const [first] = server.sockets;
    server.intercept = ({ type }, socket) => type === 'send' && socket === first;
    const sent = client.send('hello');
    await server.environment.advance(9_999);
    expect(server.sockets).toHaveLength(1);
    await server.environment.until(sent);
    const [lost] = first?.requests('send') ?? [];
    expect(server.last).not.toBe(first);
    expect(server.last.received.map(({ type }) => type).filter((type) => type !== 'resume')).toEqual([
      'send',
    ]);
    expect(server.last.received[0]?.type).toBe('resume');
    expect(server.last.requests('send')).toEqual([lost]);
    expect(numbers(entries)).toEqual([1, 2]);
  });

  it('whose answer was lost is answered by the entry that resuming brings, and not sent again', async () => {
    const server = await makeServer();
    const { client, entries } = await startVisitor(server);
    server.intercept = (request, socket) => {
      if (request.type !== 'send') return false;
      server.handle(request, socket);
      socket.cut();
      return true;
    };
    const sent = await server.environment.until(client.send('hello'));
    expect(sent).toMatchObject({ text: 'hello', seq: 2 });
    expect(server.sockets.flatMap((socket) => socket.requests('send'))).toHaveLength(1);
    expect(numbers(entries)).toEqual([1, 2]);
  });

  it('that was on its way when its socket was replaced is found among the entries, and not sent again', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const [first] = server.sockets;
    const held: (() => void)[] = [];
    server.intercept = (request, socket) => {
      const isResume = request.type === 'resume' && socket !== first;
      if (isResume && held.length === 0) held.push(() => server.handle(request, socket));
      else return request.type === 'send';
      return true;
    };
    await server.environment.advance(120 * 60_000 * 0.7);
    expect(held).toHaveLength(1);
    const sent = client.send('hello');
    await settled();
    const [request] = first?.requests('send') ?? [];
    const { carry } = server;
    server.carry = (socket, message) => {
      carry(socket, message);
      server.carry = () => undefined;
      if (first && request) server.handle(request, first);
    };
    held[0]?.();
    await settled();
    server.carry = carry;
    await expect(server.environment.until(sent)).resolves.toMatchObject({ id: request?.id, seq: 2 });
    expect(server.sockets.flatMap((socket) => socket.requests('send'))).toHaveLength(1);
    expect(server.live).toEqual([server.last]);
  });

  it('adds one entry, though a copy of it arrives from a dead socket after nine further requests', async () => {
    const server = await makeServer();
    const { client, conversationId } = await startVisitor(server);
    const [first] = server.sockets;
    server.intercept = ({ type }, socket) => type === 'send' && socket === first;
    const sent = await server.environment.until(client.send('hello'));
    for (let n = 0; n < 9; n++) await client.send(String(n));
    const [late] = first?.requests('send') ?? [];
    if (late) server.handle(late, server.last);
    await settled();
    const said = server.entries(conversationId).filter(({ id }) => id === late?.id);
    expect(said).toEqual([sent]);
    expect(server.entries(conversationId)).toHaveLength(11);
  });

  it('survives that the silent socket breaks while its successor is still opening', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const [first] = server.sockets;
    server.intercept = ({ type }, socket) => type === 'send' && socket === first;
    server.admit = (socket) => void server.environment.after(5_000, () => server.admitNow(socket));
    const sent = client.send('hello');
    await server.environment.advance(12_000);
    expect(server.sockets).toHaveLength(2);
    first?.cut();
    await server.environment.advance(10_000);
    await expect(sent).resolves.toMatchObject({ text: 'hello' });
  });

  it('that no socket answers fails with ERR_TIMEOUT in the end, and the next one goes on', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = (request) => request.type === 'send' && request.text === 'one';
    const one = client.send('one');
    const two = client.send('two');
    await expect(server.environment.until(one)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' });
    await expect(server.environment.until(two)).resolves.toMatchObject({ text: 'two' });
  });

  it('that breaks every socket fails with ERR_TIMEOUT in the end, and the next one goes on', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = (request, socket) => {
      const breaks = request.type === 'send' && request.text === 'one';
      if (breaks) socket.cut();
      return breaks;
    };
    const one = client.send('one');
    const two = client.send('two');
    await expect(server.environment.until(one)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' });
    await expect(server.environment.until(two)).resolves.toMatchObject({ text: 'two' });
  });

  it.each([
    ['half a surrogate pair', 'x\ud83d'],
    ['the other half', '\ude00x'],
    ['nothing at all', ''],
    ['nothing visible', ' \u200b\u2060\ufe0f'],
    ['more than 4,000 UTF-16 units', '😀'.repeat(2_001)],
  ])('whose text is %s is refused before it is sent, and the next one goes on', async (_, text) => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const refused = { code: 'ERR_BAD_REQUEST', details: { path: 'text' } };
    await expect(client.send(text)).rejects.toMatchObject(refused);
    await expect(client.send('next')).resolves.toMatchObject({ text: 'next' });
    expect(server.last.requests('send')).toHaveLength(1);
    const agent = await acceptAgent(server);
    await expect(agent.client.send(agent.conversationId, text)).rejects.toMatchObject(refused);
  });

  it('made while there is no network is sent when there is one, however late', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.admit = (socket) => socket.cut();
    server.last.cut();
    const sent = client.send('hello');
    await server.environment.advance(30 * 60_000);
    server.admit = (socket) => server.admitNow(socket);
    await expect(server.environment.until(sent)).resolves.toMatchObject({ seq: 2 });
  });

  it.each([
    ['ERR_TRY_AGAIN', {}],
    ['ERR_SLOW_DOWN', { retryAfterMs: 2_000 }],
  ] as const)('refused with %s is sent again with the same id', async (code, details) => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const before = server.environment.now();
    let times = 0;
    server.intercept = (request, socket) =>
      request.type === 'send' && ++times <= 3 && server.refuse(socket, request, code, details);
    await server.environment.until(client.send('hello'));
    expect(new Set(server.last.requests('send').map(({ id }) => id)).size).toBe(1);
    expect(times).toBe(4);
    expect(server.environment.now() - before).toBeGreaterThan('retryAfterMs' in details ? 6_000 : 0);
    expect(server.sockets).toHaveLength(1);
  });

  it('that the server is too busy for again and again is rejected with the server’s code', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = (request, socket) =>
      request.type === 'send' && server.refuse(socket, request, 'ERR_TRY_AGAIN');
    const sent = server.environment.until(client.send('hello'));
    await expect(sent).rejects.toMatchObject({ code: 'ERR_TRY_AGAIN' });
    expect(server.last.requests('send')).toHaveLength(9);
    server.intercept = () => false;
    await expect(client.send('next')).resolves.toMatchObject({ text: 'next' });
  });

  it('that is to wait for a minute is given back to the program, and holds up no other', async () => {
    const server = await makeServer();
    const { client, conversationId } = await acceptAgent(server);
    server.intercept = (request, socket) =>
      request.type === 'requestForm' &&
      server.refuse(socket, request, 'ERR_SLOW_DOWN', { retryAfterMs: 60_000 });
    const requested = client.requestForm(conversationId, 'test');
    await expect(requested).rejects.toMatchObject({ details: { retryAfterMs: 60_000 } });
    await expect(client.send(conversationId, 'hello')).resolves.toMatchObject({ text: 'hello' });
  });

  it('refused for any other reason fails alone, with the server’s code and details', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = (request, socket) =>
      request.type === 'openForm' && server.refuse(socket, request, 'ERR_TOO_LATE', { path: 'requestId' });
    const opened = client.openForm(crypto.randomUUID());
    const sent = client.send('hello');
    await expect(opened).rejects.toMatchObject({ code: 'ERR_TOO_LATE', details: { path: 'requestId' } });
    await expect(sent).resolves.toMatchObject({ text: 'hello' });
  });
});

describe('the entries', () => {
  it('that were missed are asked for as soon as a later one shows the gap', async () => {
    const server = await makeServer();
    const { entries, conversationId } = await startVisitor(server);
    const carry = server.carry;
    server.carry = () => undefined;
    await server.say(conversationId, 'lost');
    await server.say(conversationId, 'lost too');
    server.carry = carry;
    await server.say(conversationId, 'arrives');
    expect(numbers(entries)).toEqual([1]);
    await settled();
    expect(numbers(entries)).toEqual([1, 2, 3, 4]);
    expect(server.last.requests('resume').map(({ afterSeq }) => afterSeq)).toEqual([1]);
  });

  it('are asked for once, though eight pushes in a row show the same gap', async () => {
    const server = await makeServer();
    const { entries, conversationId } = await startVisitor(server);
    const carry = server.carry;
    server.carry = () => undefined;
    await server.say(conversationId, 'lost');
    server.carry = carry;
    const release = server.hold();
    for (let n = 0; n < 8; n++) await server.say(conversationId, String(n));
    release();
    await settled();
    expect(entries).toEqual(server.entries(conversationId));
    expect(server.last.requests('resume')).toHaveLength(1);
  });

  it.each([
    ['something', 1],
    ['nothing', 0],
  ])(
    'that went missing while others were asked for are asked for next, when that brought %s',
    async (_, number) => {
      const server = await makeServer();
      const { client, entries, conversationId } = await startVisitor(server);
      const carry = server.carry;
      let release = () => {};
      server.carry = (socket, message) => {
        release = () => socket.push(message);
        server.carry = () => undefined;
      };
      server.intercept = () => false;
      server.last.cut();
      for (let n = 0; n < number; n++) await server.say(conversationId, 'before');
      await server.environment.advance(1_000);
      server.carry = () => undefined;
      await server.say(conversationId, 'lost');
      server.carry = carry;
      await server.say(conversationId, 'arrives');
      release();
      await settled();
      expect(entries).toEqual(server.entries(conversationId));
      expect(client.lastSeq).toBe(number + 3);
    },
  );

  it('that come twice are delivered once', async () => {
    const server = await makeServer();
    const { entries, conversationId } = await startVisitor(server);
    const entry = await server.say(conversationId, 'hello');
    server.last.push(entry);
    await settled();
    expect(numbers(entries)).toEqual([1, 2]);
    expect(server.last.requests('resume')).toHaveLength(0);
  });

  it('of a long absence are got frame by frame', async () => {
    const server = await makeServer();
    const { entries, conversationId } = await startVisitor(server);
    server.last.cut();
    for (let n = 0; n < 30; n++) await server.say(conversationId, String(n));
    await server.environment.advance(1_000);
    expect(entries).toEqual(server.entries(conversationId));
    expect(server.last.requests('resume').map(({ afterSeq }) => afterSeq)).toEqual([1, 11, 21]);
  });

  it('that a number promises and the server does not have are asked for once', async () => {
    const server = await makeServer();
    const { entries, conversationId } = await startVisitor(server);
    const entry = { type: 'started', id: crypto.randomUUID(), conversationId, seq: 1_000, at: 0 };
    server.last.push(entry);
    await settled();
    expect(server.last.requests('resume')).toHaveLength(1);
    await server.say(conversationId, 'hello');
    await settled();
    expect(numbers(entries)).toEqual([1, 2]);
    expect(server.last.requests('resume')).toHaveLength(1);
  });

  it('are delivered in order by a program’s listener that throws, and the error is not swallowed', async () => {
    const server = await makeServer();
    const thrown: unknown[] = [];
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => thrown.push(error));
    const seen: Entry[] = [];
    const { conversationId } = await startVisitor(server, {
      onEntry: (entry) => {
        seen.push(entry);
        throw new Error('of the program');
      },
    });
    await server.say(conversationId, 'hello');
    await settled();
    process.removeAllListeners('uncaughtException');
    for (const listener of listeners) process.on('uncaughtException', listener);
    expect(numbers(seen)).toEqual([1, 2]);
    expect(thrown).toHaveLength(2);
  });

  it('made while a start was answered late are all there: a repeated start is followed by a resume', async () => {
    const server = await makeServer();
    server.intercept = (request, socket) => {
      server.handle(request, socket);
      socket.cut();
      server.intercept = () => false;
      return true;
    };
    const { client, entries } = makeVisitor(server);
    const started = client.start();
    await settled();
    const [{ conversationId } = { conversationId: '' }] = server.last.requests('start');
    await server.say(conversationId, 'welcome');
    await server.environment.until(started);
    await server.environment.advance(1_000);
    expect(numbers(entries)).toEqual([1, 2]);
    await server.say(conversationId, 'still there?');
    await settled();
    expect(numbers(entries)).toEqual([1, 2, 3]);
  });

  it('that starts a conversation and never arrived is sent again: there is nothing to resume yet', async () => {
    const server = await makeServer();
    server.intercept = (_, socket) => {
      socket.cut();
      server.intercept = () => false;
      return true;
    };
    const { entries } = await startVisitor(server);
    expect(server.last.received.map(({ type }) => type)).toEqual(['start', 'resume']);
    expect(numbers(entries)).toEqual([1]);
  });
});
