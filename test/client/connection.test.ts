import { describe, expect, it } from 'vitest';
import { VisitorClient } from '../../client/index.ts';
import { SealformError } from '../../core/errors.ts';
import { makeAgent, makeServer, makeVisitor, startVisitor } from './scene/clients.ts';
import { settled } from './scene/fake-environment.ts';

const minute = 60_000;

describe('the connection', () => {
  it('offers the protocol and the credential as subprotocols, and nothing in the address', async () => {
    const server = await makeServer();
    const credential = VisitorClient.newCredential();
    await startVisitor(server, { credential });
    expect(credential).toMatch(/^[\w-]{43}$/);
    expect(server.last.protocols).toEqual(['sealform.v1', `visitor.${credential}`]);
  });

  it('pings after a minute of silence and keeps a socket that answers', async () => {
    const server = await makeServer();
    const { client } = makeAgent(server);
    await server.environment.until(client.join());
    await server.environment.advance(minute - 1);
    expect(server.last.requests('ping')).toHaveLength(0);
    await server.environment.advance(1);
    expect(server.last.requests('ping')).toHaveLength(1);
    await server.environment.advance(minute);
    expect(server.last.requests('ping')).toHaveLength(2);
    expect(server.sockets).toHaveLength(1);
  });

  it('asks after a minute of silence for what a living socket may have missed, in place of a ping', async () => {
    const server = await makeServer();
    await startVisitor(server);
    await server.environment.advance(minute);
    expect(server.last.requests('resume')).toMatchObject([{ afterSeq: 1 }]);
    expect(server.last.requests('ping')).toHaveLength(0);
  });

  it('replaces a socket that says nothing for three seconds when asked', async () => {
    const server = await makeServer();
    const { states } = await startVisitor(server);
    const [first] = server.sockets;
    server.intercept = (_request, socket) => socket === first;
    await server.environment.advance(minute + 3_000);
    expect(server.sockets).toHaveLength(2);
    expect(server.live).toEqual([server.last]);
    expect(states).toEqual(['connecting', 'connected', 'connecting', 'connected']);
  });

  it('replaces a socket before two hours, and closes it only when the new one has resumed', async () => {
    const server = await makeServer();
    const { states } = await startVisitor(server);
    const [first] = server.sockets;
    let openAtResume: boolean | undefined;
    server.intercept = ({ type }, socket) => {
      if (type === 'resume' && socket !== first) openAtResume ??= first?.open === true;
      return false;
    };
    await server.environment.advance(120 * minute - 1);
    expect(server.sockets.length).toBeGreaterThan(1);
    expect(openAtResume).toBe(true);
    expect(first?.closedByClient).toBe(true);
    expect(server.live).toHaveLength(1);
    expect(states).toEqual(['connecting', 'connected']);
  });

  it('replaces a socket before its token ends, with a fresh token, at a time that chance spreads', async () => {
    const server = await makeServer();
    const { environment } = server;
    const ages = [];
    for (const random of [0, 0.5, 0.999]) {
      let tokens = 0;
      const credential = () => {
        tokens += 1;
        return Promise.resolve({ accessToken: `t.${tokens}`, expiresAt: environment.now() + 60 * minute });
      };
      const agent = makeAgent(server, { credential });
      environment.randomly = () => random;
      await environment.until(agent.client.join());
      const sockets = server.sockets.length;
      const before = environment.now();
      while (server.sockets.length === sockets) await environment.advance(minute);
      ages.push(Math.round((environment.now() - before) / minute));
      expect(server.last.protocols[1]).toBe('bearer.t.2');
      agent.client.close();
    }
    expect(ages).toEqual([30, 42, 54]);
  });

  it('tries again after a network failure, later and later, by chance between nothing and a limit', async () => {
    const server = await makeServer();
    const { environment } = server;
    const attempts: number[] = [];
    environment.randomly = () => 0.999;
    server.admit = (socket) => {
      attempts.push(environment.now());
      socket.cut();
    };
    const visitor = makeVisitor(server);
    const started = visitor.client.start();
    await environment.advance(5 * minute);
    const waits = attempts.slice(1).map((at, index) => Math.round((at - (attempts[index] ?? 0)) / 100) / 10);
    expect(waits.slice(0, 8)).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30]);
    environment.randomly = () => 0;
    environment.randomly = () => 0;
    server.admit = (socket) => server.admitNow(socket);
    await environment.until(started);
    expect(visitor.states).toEqual(['connecting', 'connected']);
  });

  it('is not content with a socket that closes as soon as it is open', async () => {
    const server = await makeServer();
    server.admit = (socket) => {
      server.admitNow(socket);
      if (server.sockets.length < 3) socket.cut();
    };
    const { client, states } = makeAgent(server);
    await server.environment.until(client.join());
    expect(server.sockets).toHaveLength(3);
    expect(states).toEqual(['connecting', 'connected']);
  });

  it('gives up an opening that takes over ten seconds', async () => {
    const server = await makeServer();
    let slow = 0;
    server.admit = (socket) => {
      slow += 1;
      if (slow === 2) server.admitNow(socket);
    };
    const { client } = makeVisitor(server);
    const before = server.environment.now();
    await server.environment.until(client.start());
    expect(server.environment.now() - before).toBeGreaterThanOrEqual(10_000);
    expect(server.sockets[0]?.closedByClient).toBe(true);
  });

  it.each([401, 403])('stops, and says so, when the server refuses the handshake with %i', async (status) => {
    const server = await makeServer();
    server.admit = (socket) => socket.cut(status);
    const { client, states } = makeVisitor(server);
    await expect(server.environment.until(client.start())).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    await server.environment.advance(60 * minute);
    expect(server.sockets).toHaveLength(1);
    expect(states).toEqual(['connecting', 'refused']);
    await expect(client.send('hello')).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
  });

  it('asks for a credential again after a failure, and stops when there is none any more', async () => {
    const server = await makeServer();
    let asked = 0;
    const credential = () => {
      asked += 1;
      return Promise.reject(asked < 3 ? new TypeError('offline') : new SealformError('ERR_NOT_ALLOWED'));
    };
    const { client, states } = makeAgent(server, { credential });
    await expect(server.environment.until(client.join())).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    expect(asked).toBe(3);
    expect(states).toEqual(['connecting', 'refused']);
  });

  it('has never more than one live socket and one coming', async () => {
    const server = await makeServer();
    const { environment } = server;
    const { client } = await startVisitor(server);
    let most = 0;
    server.admit = (socket) => {
      most = Math.max(most, server.sockets.filter(({ closedByClient }) => !closedByClient).length);
      if (server.sockets.length % 3 === 0) server.admitNow(socket);
    };
    server.intercept = ({ type }) => type === 'send' || type === 'ping';
    const sent = client.send('never answered');
    await expect(environment.until(sent)).rejects.toMatchObject({ code: 'ERR_TIMEOUT' });
    await environment.advance(120 * minute);
    expect(most).toBe(2);
  });

  it('ignores what is not of the protocol, counts it, and stays connected', async () => {
    const server = await makeServer();
    const { client, conversationId, entries } = await startVisitor(server);
    server.last.events.received('not JSON');
    server.last.push({ message: 'Internal server error', connectionId: 'x', requestId: 'y' });
    server.last.push({ type: 'messageSent', seq: 'two' });
    await server.say(conversationId, 'hello');
    await settled();
    expect(client.ignoredMessages).toBe(3);
    expect(entries.at(-1)).toMatchObject({ text: 'hello' });
  });

  it('after a close nothing is sent, received or left waiting', async () => {
    const server = await makeServer();
    const { client, states } = await startVisitor(server);
    server.intercept = ({ type }) => type === 'send';
    const first = client.send('one');
    const second = client.send('two');
    await settled();
    client.close();
    await expect(first).rejects.toMatchObject({ code: 'ERR_CLOSED' });
    await expect(second).rejects.toMatchObject({ code: 'ERR_CLOSED' });
    expect(server.environment.timers.size).toBe(0);
    expect(states.at(-1)).toBe('closed');
  });
});
