import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { acceptAgent, makeAgent, makeServer, numbers } from './scene/clients.ts';
import { settled } from './scene/fake-environment.ts';
import type { FakeServer } from './scene/fake-server.ts';

const relay = (server: FakeServer, conversationId: string, id: string, requestId: string) =>
  server.last.push({ type: 'answerRelayed', id, conversationId, requestId, field: 'cvv', answer: '123' });

/** A form request of this conversation that has been submitted. */
async function submitted(server: FakeServer, conversationId: string): Promise<string> {
  const requestId = await server.requestForm(conversationId);
  await server.submit(conversationId, requestId, { note: 'canary' });
  return requestId;
}

const acknowledgements = (server: FakeServer) => server.last.requests('acknowledgeAnswer');

describe('an agent', () => {
  it('that takes a conversation is given all that was said before', async () => {
    const server = await makeServer();
    const agent = makeAgent(server);
    await server.environment.until(agent.client.join());
    const conversationId = await server.visit();
    await server.say(conversationId, 'anybody there?');
    const accepted = await agent.client.accept(conversationId);
    await settled();
    expect(accepted).toMatchObject({ seq: 3, agent: server.agent });
    expect(numbers(agent.entries)).toEqual([1, 2, 3]);
  });

  it('works on several conversations over one socket; each is resumed on the next', async () => {
    const server = await makeServer();
    const { client, entries, conversationId: one } = await acceptAgent(server);
    const two = await server.visit();
    await client.accept(two);
    server.last.cut();
    await server.say(one, 'to one');
    await server.say(two, 'to two');
    await server.environment.advance(1_000);
    expect(server.last.requests('resume').map(({ conversationId }) => conversationId)).toEqual([one, two]);
    expect(server.last.received[0]?.type).toBe('join');
    for (const id of [one, two]) {
      expect(numbers(entries.filter(({ conversationId }) => conversationId === id))).toEqual([1, 2, 3]);
    }
    await server.say(two, 'and on');
    expect(entries.at(-1)).toMatchObject({ text: 'and on' });
  });

  it('keeps a conversation that it took while its socket was being replaced', async () => {
    const server = await makeServer();
    const { client, entries, conversationId: one } = await acceptAgent(server);
    const [first] = server.sockets;
    let release: (() => void) | undefined;
    server.intercept = (request, socket) => {
      if (request.type !== 'resume' || release || socket === first) return false;
      release = () => server.handle(request, socket);
      return true;
    };
    await server.environment.advance(60 * 60_000 * 0.7);
    const two = await server.visit();
    await client.accept(two);
    expect(first?.requests('accept').map(({ conversationId }) => conversationId)).toEqual([one, two]);
    release?.();
    await settled();
    expect(server.live).toEqual([server.last]);
    await server.say(two, 'hello');
    expect(entries.at(-1)).toMatchObject({ text: 'hello' });
  });

  it('does not resume again what the server would not let it resume', async () => {
    const server = await makeServer();
    const lost: string[] = [];
    const { client } = await acceptAgent(server, { onLost: (id) => lost.push(id) });
    const elsewhere = await server.visit();
    await expect(server.environment.until(client.resume(elsewhere))).rejects.toMatchObject({
      code: 'ERR_NOT_ALLOWED',
    });
    server.last.cut();
    await server.environment.advance(1_000);
    expect(server.last.requests('resume').map(({ conversationId }) => conversationId)).not.toContain(
      elsewhere,
    );
    expect(lost).toEqual([]);
  });

  it('does not resume what has ended or was handed over', async () => {
    const server = await makeServer();
    const { client, conversationId: ended } = await acceptAgent(server);
    const handedOver = await server.visit();
    await client.accept(handedOver);
    await client.end(ended);
    await client.handOver(handedOver);
    server.last.cut();
    await server.environment.advance(1_000);
    expect(server.live).toHaveLength(1);
    expect(server.last.requests('resume')).toEqual([]);
  });

  it('is given a conversation that is handed over to it', async () => {
    const server = await makeServer();
    const { entries, client } = makeAgent(server);
    await server.environment.until(client.join());
    const conversationId = await server.visit();
    await server.agentDoes(conversationId, { type: 'accept' }, server.colleague);
    await server.agentDoes(conversationId, { type: 'handOver', to: server.agent.id });
    await settled();
    expect(numbers(entries)).toEqual([1, 2, 3]);
    await server.say(conversationId, 'hello');
    expect(numbers(entries)).toEqual([1, 2, 3, 4]);
  });

  it('can take a conversation again that it gave back, and is shown nothing twice', async () => {
    const server = await makeServer();
    const { client, entries, conversationId } = await acceptAgent(server);
    await client.handOver(conversationId);
    await server.say(conversationId, 'anybody?');
    await client.accept(conversationId);
    await settled();
    expect(numbers(entries)).toEqual([1, 2, 3, 4, 5]);
  });

  it('that has forgotten a conversation is given all of it when it takes it again', async () => {
    const server = await makeServer();
    const { client, entries, conversationId } = await acceptAgent(server);
    await client.handOver(conversationId);
    client.forget(conversationId);
    const before = entries.length;
    await client.accept(conversationId);
    await settled();
    expect(numbers(entries.slice(before))).toEqual([1, 2, 3, 4]);
  });

  it('is told when a conversation was taken from it, and keeps the others', async () => {
    const server = await makeServer();
    const lost: [string, string][] = [];
    const { client, conversationId } = await acceptAgent(server, {
      onLost: (id, { code }) => lost.push([id, code]),
    });
    const other = await server.visit();
    await client.accept(other);
    server.last.cut();
    await server.agentDoes(conversationId, { type: 'handOver', to: server.colleague.id });
    await server.environment.advance(1_000);
    expect(lost).toEqual([[conversationId, 'ERR_NOT_ALLOWED']]);
    await expect(client.send(other, 'hello')).resolves.toMatchObject({ text: 'hello' });
  });

  it('is given all of its conversation after a reload', async () => {
    const server = await makeServer();
    const before = await acceptAgent(server);
    before.client.close();
    await server.say(before.conversationId, 'hello');
    const after = makeAgent(server);
    await server.environment.until(after.client.join());
    await after.client.resume(before.conversationId);
    expect(numbers(after.entries)).toEqual([1, 2, 3]);
  });

  it('gets the id of a form that it requests', async () => {
    const server = await makeServer();
    const { client, entries, conversationId } = await acceptAgent(server);
    const requestId = await client.requestForm(conversationId, 'test');
    expect(entries.at(-1)).toMatchObject({ type: 'formRequested', requestId });
  });

  it('that signs out is disconnected, for good', async () => {
    const server = await makeServer();
    const { client, states } = await acceptAgent(server);
    await client.signOut();
    await server.environment.advance(600_000);
    expect(server.sockets).toHaveLength(1);
    expect(server.live).toEqual([]);
    expect(states.at(-1)).toBe('closed');
  });

  it('that is signed out elsewhere is disconnected too', async () => {
    const server = await makeServer();
    const { client, states, conversationId } = await acceptAgent(server);
    await server.signOutElsewhere();
    expect(states.at(-1)).toBe('closed');
    await expect(client.send(conversationId, 'hello')).rejects.toMatchObject({ code: 'ERR_CLOSED' });
  });
});

describe('a reveal', () => {
  it('gives the answers as a secret, until when they can be confirmed, and confirms with the claim’s id', async () => {
    const server = await makeServer();
    const { client, conversationId } = await acceptAgent(server);
    const requestId = await submitted(server, conversationId);
    const revelation = await client.reveal(conversationId, requestId);
    expect(revelation.answers.expose()).toEqual({ note: 'canary' });
    expect(inspect(revelation, { depth: Infinity })).not.toContain('canary');
    expect(revelation.confirmBy).toBe(server.environment.now() + 60_000);
    const [viewed] = await Promise.all([revelation.confirm(), revelation.confirm()]);
    expect(viewed).toMatchObject({ type: 'viewed', requestId });
    expect(server.last.requests('confirmViewed')).toHaveLength(1);
    const { claimId } = revelation;
    expect(server.last.requests('reveal')).toMatchObject([{ id: claimId }]);
    expect(server.last.requests('confirmViewed')).toMatchObject([{ requestId, claimId }]);
  });

  it('is repeated as the same claim after a busy server, a lost answer and a dead socket', async () => {
    const server = await makeServer();
    const { client, conversationId } = await acceptAgent(server);
    let times = 0;
    server.intercept = (request, socket) => {
      if (request.type !== 'reveal' || ++times > 3) return false;
      if (times === 1) server.refuse(socket, request, 'ERR_TRY_AGAIN');
      if (times === 2) socket.cut();
      return true;
    };
    const { claimId } = await server.environment.until(
      client.reveal(conversationId, await submitted(server, conversationId)),
    );
    const claims = server.sockets.flatMap((socket) => socket.requests('reveal').map(({ id }) => id));
    expect(claims).toEqual([claimId, claimId, claimId, claimId]);
  });

  it('is given up after 60 s, and never claims after that', async () => {
    const server = await makeServer();
    const { client, conversationId } = await acceptAgent(server);
    server.admit = (socket) => socket.cut();
    server.last.cut();
    const before = server.environment.now();
    const revealed = server.environment.until(
      client.reveal(conversationId, await submitted(server, conversationId)),
    );
    await expect(revealed).rejects.toMatchObject({ code: 'ERR_TIMEOUT' });
    expect(server.environment.now() - before).toBe(60_000);
    server.admit = (socket) => server.admitNow(socket);
    await server.environment.advance(60_000);
    expect(server.live).toHaveLength(1);
    expect(server.last.requests('reveal')).toEqual([]);
  });

  it('that another browser won is refused at once', async () => {
    const server = await makeServer();
    const { client, conversationId } = await acceptAgent(server);
    const requestId = await submitted(server, conversationId);
    await server.agentDoes(conversationId, { type: 'reveal', requestId });
    const revealed = client.reveal(conversationId, requestId);
    await expect(revealed).rejects.toMatchObject({ code: 'ERR_ALREADY_VIEWED' });
    expect(server.last.requests('reveal')).toHaveLength(1);
  });
});

describe('an off-the-record answer', () => {
  it('is shown once for its id and acknowledged every time, always with the same request', async () => {
    const server = await makeServer();
    const { answers, conversationId } = await acceptAgent(server);
    const [id, requestId] = [crypto.randomUUID(), await submitted(server, conversationId)];
    for (let n = 0; n < 3; n++) {
      relay(server, conversationId, id, requestId);
      await settled();
    }
    expect(answers).toMatchObject([{ conversationId, requestId, field: 'cvv' }]);
    expect(answers[0]?.answer.expose()).toBe('123');
    // No part of an id is three characters long.
    expect(inspect(answers, { depth: Infinity })).not.toMatch(/\b123\b/);
    expect(acknowledgements(server)).toMatchObject(Array(3).fill({ requestId, field: 'cvv' }));
    expect(new Set(acknowledgements(server).map((request) => request.id)).size).toBe(1);
  });

  it('is acknowledged only when the program has shown it', async () => {
    const server = await makeServer();
    const shown = Promise.withResolvers<void>();
    const { conversationId } = await acceptAgent(server, { onAnswer: () => shown.promise });
    const [id, requestId] = [crypto.randomUUID(), await submitted(server, conversationId)];
    relay(server, conversationId, id, requestId);
    relay(server, conversationId, id, requestId);
    await settled();
    expect(acknowledgements(server)).toEqual([]);
    shown.resolve();
    await settled();
    expect(acknowledgements(server)).toHaveLength(1);
  });

  it('that the program fails to show is not acknowledged, and the error is not swallowed', async () => {
    const server = await makeServer();
    const thrown: unknown[] = [];
    const listeners = process.listeners('uncaughtException');
    process.removeAllListeners('uncaughtException');
    process.on('uncaughtException', (error) => thrown.push(error));
    const { conversationId } = await acceptAgent(server, {
      onAnswer: () => Promise.reject(new Error('of the program')),
    });
    const [id, requestId] = [crypto.randomUUID(), await submitted(server, conversationId)];
    relay(server, conversationId, id, requestId);
    await settled();
    relay(server, conversationId, id, requestId);
    await settled();
    process.removeAllListeners('uncaughtException');
    for (const listener of listeners) process.on('uncaughtException', listener);
    expect(acknowledgements(server)).toEqual([]);
    expect(thrown).toHaveLength(1);
  });
});
