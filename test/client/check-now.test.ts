import { describe, expect, it } from 'vitest';
import { acceptAgent, makeServer, makeVisitor, startVisitor } from './scene/clients.ts';
import type { FakeServer } from './scene/fake-server.ts';
import type { FakeSocket } from './scene/fake-socket.ts';
import { settled } from './scene/fake-environment.ts';

const second = 1_000;
const minute = 60 * second;

/** The network drops everything on the sockets that there are, both ways, and tells nobody. */
function goSilent(server: FakeServer): void {
  const dead = new Set(server.sockets);
  const { intercept, carry } = server;
  server.intercept = (request, socket) => dead.has(socket) || intercept(request, socket);
  server.carry = (socket, message) => {
    if (!dead.has(socket)) carry(socket, message);
  };
}

/** How long it takes until this is so, ms. */
async function timeUntil(server: FakeServer, isSo: () => boolean): Promise<number> {
  const { environment } = server;
  const before = environment.now();
  while (!isSo()) {
    if (environment.now() - before > 10 * minute) throw new Error('It never came.');
    await environment.advance(50);
  }
  return environment.now() - before;
}

/** Each side with a conversation, in which the other side can say something. */
const sides = {
  visitor: (server: FakeServer) => startVisitor(server),
  agent: (server: FakeServer) => acceptAgent(server),
};

const told = ['checkNow', 'inUse'] as const;

describe.each(['visitor', 'agent'] as const)('a half-open socket of the %s', (side) => {
  it.each(told)('is replaced within 5 s of %s, and what was said is there', async (signal) => {
    const server = await makeServer();
    const { client, conversationId, entries } = await sides[side](server);
    await server.environment.advance(20 * second);
    goSilent(server);
    const { seq } = await server.say(conversationId, 'Are you there?');
    client[signal]();
    const ms = await timeUntil(server, () => entries.some((entry) => entry.seq === seq));
    expect(ms).toBeLessThanOrEqual(5 * second);
    expect(server.live).toEqual([server.last]);
  });

  it('is replaced within a minute and 5 s when nobody does anything', async () => {
    const server = await makeServer();
    const { conversationId, entries } = await sides[side](server);
    goSilent(server);
    const { seq } = await server.say(conversationId, 'Are you there?');
    const ms = await timeUntil(server, () => entries.some((entry) => entry.seq === seq));
    expect(ms).toBeLessThanOrEqual(minute + 5 * second);
  });

  it('that went silent just after a check is found by the next one', async () => {
    const server = await makeServer();
    const { client, conversationId, entries } = await sides[side](server);
    client.checkNow();
    await server.environment.advance(100);
    goSilent(server);
    const { seq } = await server.say(conversationId, 'Are you there?');
    client.checkNow();
    const ms = await timeUntil(server, () => entries.some((entry) => entry.seq === seq));
    expect(ms).toBeLessThanOrEqual(5 * second);
  });

  it('a push that was lost on a socket that lives is there at once after checkNow', async () => {
    const server = await makeServer();
    const { client, conversationId, entries } = await sides[side](server);
    server.carry = () => undefined;
    const { seq } = await server.say(conversationId, 'Are you there?');
    server.carry = (socket, message) => socket.push(message);
    client.checkNow();
    await server.environment.advance(0);
    expect(entries.at(-1)?.seq).toBe(seq);
    expect(server.sockets).toHaveLength(1);
  });
});

describe('without a socket', () => {
  /** A visitor whose every attempt has failed for some minutes. */
  async function lost(server: FakeServer) {
    const visitor = await startVisitor(server);
    server.environment.randomly = () => 0.999;
    server.admit = (socket) => socket.cut();
    server.last.cut();
    await server.environment.advance(3 * minute);
    return visitor;
  }

  it.each(told)('%s dials at once', async (signal) => {
    const server = await makeServer();
    const { client, states } = await lost(server);
    server.admit = (socket) => server.admitNow(socket);
    expect(states.at(-1)).toBe('connecting');
    client[signal]();
    await server.environment.advance(0);
    expect(states.at(-1)).toBe('connected');
  });

  it('checkNow begins with short pauses again: a network that is back may need a moment', async () => {
    const server = await makeServer();
    const { client } = await lost(server);
    const { environment } = server;
    const [before, attempts] = [environment.now(), [] as number[]];
    server.admit = (socket) => {
      attempts.push(Math.round((environment.now() - before) / 100) / 10);
      socket.cut();
    };
    client.checkNow();
    await environment.advance(4 * second);
    expect(attempts).toEqual([0, 0.5, 1.5, 3.5]);
  });

  it('a minute of keys pressed while the servers are down makes it dial eight times at most', async () => {
    const server = await makeServer();
    const { client } = await lost(server);
    const before = server.sockets.length;
    for (let ms = 0; ms < minute; ms += 10) {
      client.inUse();
      await server.environment.advance(10);
    }
    expect(server.sockets.length - before).toBeLessThanOrEqual(8);
  });

  it('an opening that hangs is given up within 5 s of a check, and what was said is there', async () => {
    const server = await makeServer();
    const { client, conversationId, entries } = await lost(server);
    const hanging: FakeSocket[] = [];
    server.admit = (socket) => void hanging.push(socket);
    client.checkNow();
    await server.environment.advance(2 * second);
    server.admit = (socket) => server.admitNow(socket);
    const { seq } = await server.say(conversationId, 'Are you there?');
    client.checkNow();
    const ms = await timeUntil(server, () => entries.some((entry) => entry.seq === seq));
    expect(ms).toBeLessThanOrEqual(5 * second);
    expect(hanging.map(({ closedByClient }) => closedByClient)).toEqual([true]);
  });

  it('an opening that takes 9 s comes to its end, however often a check is asked for', async () => {
    const server = await makeServer();
    const { client, states } = await lost(server);
    const { environment } = server;
    server.admit = (socket) => {
      environment.after(9 * second, () => !socket.closedByClient && server.admitNow(socket));
    };
    for (let ms = 0; ms < 20 * second; ms += 500) {
      client.checkNow();
      await environment.advance(500);
    }
    expect(states.at(-1)).toBe('connected');
  });

  it('nothing is opened before start and after close, and nothing is left waiting', async () => {
    const server = await makeServer();
    const { client } = makeVisitor(server);
    for (const signal of told) client[signal]();
    await settled();
    expect(server.sockets).toHaveLength(0);
    await server.environment.until(client.start());
    for (const signal of [...told, ...told]) client[signal]();
    client.close();
    for (const signal of told) client[signal]();
    await server.environment.advance(minute);
    expect(server.sockets).toHaveLength(1);
    expect(server.environment.timers.size).toBe(0);
  });
});

describe('a thousand calls a second', () => {
  /** How many requests so many seconds of them make the client send. */
  async function requestsOf(signal: (typeof told)[number], seconds: number): Promise<number> {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    const before = server.last.received.length;
    for (let ms = 0; ms < seconds * second; ms += 10) {
      for (let call = 0; call < 10; call++) client[signal]();
      await server.environment.advance(10);
    }
    expect(server.sockets).toHaveLength(1);
    return server.last.received.length - before;
  }

  it('of checkNow are one check a second', async () => {
    expect(await requestsOf('checkNow', 9)).toBe(10);
  });

  it('of inUse are four checks in half a minute, and then two a minute', async () => {
    expect(await requestsOf('inUse', 29)).toBe(4);
    expect(await requestsOf('inUse', 10 * 60)).toBeLessThanOrEqual(4 + 20);
  });

  it('at one moment are one, also while that has no answer', async () => {
    const server = await makeServer();
    const { client } = await startVisitor(server);
    server.intercept = () => true;
    const before = server.last.received.length;
    for (let call = 0; call < 1_000; call++) client.checkNow();
    await settled();
    for (let call = 0; call < 1_000; call++) client.checkNow();
    await server.environment.advance(2 * second);
    expect(server.last.received.length - before).toBe(1);
  });
});
