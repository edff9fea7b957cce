import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { GatewayUnderTest } from './gateways.ts';
import { Client } from './sockets.ts';

const subject = new GatewayUnderTest();
const { clock, events, functions } = subject;
const clients: Client[] = [];
const open = async (...handshake: Parameters<typeof subject.open>): Promise<Client> => {
  const client = await subject.open(...handshake);
  clients.push(client);
  return client;
};
const disconnects = (): unknown[] =>
  events
    .filter(({ name }) => name === '$disconnect')
    .map(({ event }) => event.requestContext['disconnectStatusCode']);

beforeAll(() => subject.start());
afterAll(() => subject.gateway.stop());
afterEach(async () => {
  for (const { socket } of clients.splice(0)) socket.terminate();
  await vi.waitFor(() => expect(subject.gateway.sockets.list()).toEqual([]));
  subject.reset();
});

describe('handshake', () => {
  it('is refused with 401 by itself if what the authorizer looks at is missing', async () => {
    await expect(open([])).rejects.toThrow('401');
    expect(events).toEqual([]);
  });

  it('is refused with 401 if the authorizer throws Unauthorized, with 500 if it throws anything else', async () => {
    functions['authorizer'] = () => Promise.reject(new Error('Unauthorized'));
    await expect(open()).rejects.toThrow('401');
    functions['authorizer'] = () => Promise.reject(new Error('other'));
    await expect(open()).rejects.toThrow('500');
  });

  it.each([
    ['a Deny', [{ Effect: 'Deny', Action: '*', Resource: '*' }], 403],
    ['no Allow', [], 403],
    ['an Allow of something else', [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }], 403],
    [
      'both',
      [
        { Effect: 'Allow', Action: '*', Resource: '*' },
        { Effect: 'Deny', Action: '*', Resource: '*' },
      ],
      403,
    ],
    ['a condition', [{ Effect: 'Allow', Action: '*', Resource: '*', Condition: {} }], 403],
    ['no policy', undefined, 500],
  ])('is refused if the authorizer answers %s', async (_what, statement, status) => {
    const policyDocument = statement && { Statement: statement };
    functions['authorizer'] = () => ({ principalId: 'x', policyDocument });
    await expect(open()).rejects.toThrow(String(status));
    expect(events.map(({ name }) => name)).toEqual(['authorizer']);
  });

  it("is refused with 500 if the authorizer's context is nested or longer than 8 KB", async () => {
    const allow = { Statement: [{ Effect: 'Allow', Action: 'execute-api:Invoke', Resource: '*' }] };
    for (const context of [{ nested: {} }, { long: 'x'.repeat(8192) }]) {
      functions['authorizer'] = () => ({ principalId: 'x', policyDocument: allow, context });
      await expect(open()).rejects.toThrow('500');
    }
  });

  it("is refused with the integration's own status, and with 502 if that fails", async () => {
    functions['$connect'] = () => ({ statusCode: 409 });
    await expect(open()).rejects.toThrow('409');
    functions['$connect'] = () => Promise.reject(new Error('thrown'));
    await expect(open()).rejects.toThrow('502');
    functions['$connect'] = () => 'not an answer';
    await expect(open()).rejects.toThrow('502');
  });

  it('is refused with 400 if its address is none', async () => {
    const socket = connect(subject.gateway.port, '127.0.0.1');
    socket.write('GET // HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 400 /);
  });

  it('is refused under any other path than the stage', async () => {
    const url = subject.gateway.url.replace('/stage', '/other');
    await expect(Client.open(url, ['token'])).rejects.toThrow('403');
  });

  it('returns exactly the subprotocol that the integration returned, in any case of the header', async () => {
    functions['$connect'] = () => ({ statusCode: 200, headers: { 'SEC-WebSocket-protocol': 'token' } });
    const { socket } = await open(['other', 'token']);
    expect(socket.protocol).toBe('token');
  });

  it('returns no subprotocol if the integration returned none: a client that offered one gives up', async () => {
    const client = new Client(subject.gateway.url, ['token']);
    const [error] = await new Promise<Error[]>((resolve) =>
      client.socket.once('error', (...them) => resolve(them)),
    );
    expect(error?.message).toBe('Server sent no subprotocol');
  });
});

/** Opens a socket whose handshake succeeds: with the subprotocol returned. */
async function ready(headers: Record<string, string> = {}): Promise<Client> {
  functions['$connect'] = () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'token' } });
  return open(['token'], headers);
}

describe('messages', () => {
  it("carry the authorizer's context, flat and as text, but no headers", async () => {
    const client = await ready({ 'X-Own-Header': 'kept as written' });
    await client.ask({ type: 'echo' });
    const [, connected, message] = events.map(({ event }) => event);
    expect(connected?.headers['X-Own-Header']).toBe('kept as written');
    expect(message).not.toHaveProperty('headers');
    expect(message?.requestContext).toMatchObject({
      authorizer: { principalId: 'someone', name: 'Ann', count: '2' },
      connectionId: connected?.requestContext.connectionId,
      routeKey: 'echo',
      eventType: 'MESSAGE',
      stage: 'stage',
    });
  });

  it('are answered by what the function returns, if the route has a response, and not otherwise', async () => {
    const client = await ready();
    functions['silent'] = () => ({ statusCode: 200, body: '"unheard"' });
    client.send({ type: 'silent' });
    expect(await client.ask({ type: 'echo', n: 1 })).toEqual({ type: 'echo', n: 1 });
    expect(client.unread).toBe(0);
  });

  it.each([
    ['an unknown type', { type: 'unknown' }],
    ['a reserved type', { type: '$disconnect' }],
    ['no type', {}],
    ['no JSON', 'plain text'],
  ])('without a route (%s) are answered Forbidden', async (_what, message) => {
    const client = await ready();
    expect(await client.ask(message)).toEqual({
      message: 'Forbidden',
      connectionId: subject.lastConnection,
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
  });

  it('are answered Internal server error if the function throws, or returns no status', async () => {
    const client = await ready();
    functions['echo'] = () => Promise.reject(new Error('with a secret in it'));
    const expected = {
      message: 'Internal server error',
      connectionId: subject.lastConnection,
      requestId: expect.any(String) as string,
    };
    expect(await client.ask({ type: 'echo' })).toEqual(expected);
    functions['echo'] = () => null;
    expect(await client.ask({ type: 'echo' })).toEqual(expected);
  });

  it('are passed over in silence by a function that answers a status of its own', async () => {
    const client = await ready();
    functions['silent'] = () => ({ statusCode: 500 });
    client.send({ type: 'silent' });
    expect(await client.ask({ type: 'echo' })).toEqual({ type: 'echo' });
  });

  it('of one connection are handled at the same time', async () => {
    const client = await ready();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    functions['echo'] = async ({ body }) => {
      if (body.includes('first')) await released;
      else release();
      return { statusCode: 200, body };
    };
    client.send({ type: 'echo', n: 'first' });
    expect(await client.ask({ type: 'echo', n: 'second' })).toMatchObject({ n: 'second' });
    expect(await client.next()).toMatchObject({ n: 'first' });
  });

  it("over the stage's limit for a route are answered Too Many Requests, until time has passed", async () => {
    const client = await ready();
    functions['limited'] = () => ({ statusCode: 200, body: '{"message":"fine"}' });
    const answers = [];
    for (let n = 0; n < 3; n += 1) answers.push((await client.ask({ type: 'limited' }))['message']);
    expect(answers).toEqual(['fine', 'fine', 'Too Many Requests']);
    clock.advance(1000);
    expect(await client.ask({ type: 'limited' })).toEqual({ message: 'fine' });
  });

  it('leave a line each in the access log, with no more than its format names', async () => {
    const client = await ready();
    await client.ask({ type: 'echo', text: 'not logged' });
    await client.ask({ type: 'unknown' });
    expect(subject.accessLog).toEqual([
      'CONNECT $connect 200 -',
      'MESSAGE echo 200 -',
      'MESSAGE $default 403 -',
    ]);
  });
});

describe('size', () => {
  const frame = 32 * 1024;
  const text = (length: number): string => JSON.stringify({ type: 'echo', x: 'x'.repeat(length - 22) });

  it('of a frame may be 32 KB', async () => {
    const client = await ready();
    const message = text(frame);
    expect(Buffer.byteLength(message)).toBe(frame);
    expect(await client.ask(message)).toEqual(JSON.parse(message));
  });

  it('of a frame over 32 KB closes the connection with 1009, and nobody is asked', async () => {
    const client = await ready();
    client.send(text(frame + 1));
    expect(await client.closed()).toMatchObject({ code: 1009 });
    expect(events.map(({ name }) => name)).not.toContain('echo');
  });

  it('of a message may be 128 KB in frames, and no more', async () => {
    const client = await ready();
    const send = (message: string): void => {
      for (let at = 0; at < message.length; at += frame) {
        client.socket.send(message.slice(at, at + frame), { fin: at + frame >= message.length });
      }
    };
    send(text(4 * frame));
    expect(await client.next()).toMatchObject({ type: 'echo' });
    send(text(4 * frame + 1));
    expect(await client.closed()).toMatchObject({ code: 1009 });
  });
});

describe('end of a connection', () => {
  it("is told with the client's code, once", async () => {
    const client = await ready();
    client.socket.close(4001, 'done');
    await vi.waitFor(() => expect(disconnects()).toEqual([4001]));
    expect(subject.gateway.sockets.list()).toEqual([]);
  });

  it('comes after ten minutes without a message in either direction', async () => {
    const client = await ready();
    clock.advance(9 * 60_000);
    await client.ask({ type: 'echo' });
    clock.advance(9 * 60_000);
    await subject.management().postToConnection({ ConnectionId: subject.lastConnection, Data: '{}' });
    clock.advance(9 * 60_000);
    expect(subject.gateway.sockets.list()).toHaveLength(1);
    clock.advance(60_000);
    expect(await client.closed()).toEqual({ code: 1001, reason: 'Going away' });
    await vi.waitFor(() => expect(disconnects()).toEqual([1001]));
  });

  it('comes after two hours, however busy', async () => {
    const client = await ready();
    for (let passed = 0; passed < 119; passed += 7) {
      clock.advance(7 * 60_000);
      expect(await client.ask({ type: 'echo' })).toEqual({ type: 'echo' });
    }
    clock.advance(60_000);
    expect(await client.closed()).toMatchObject({ code: 1001 });
  });

  it('by a cut comes without a close frame', async () => {
    const client = await ready();
    subject.gateway.sockets.cut(subject.lastConnection);
    expect(await client.closed()).toMatchObject({ code: 1006 });
    await vi.waitFor(() => expect(disconnects()).toEqual([1006]));
  });

  it('is noticed by nobody while a connection is frozen, until it has been idle for too long', async () => {
    const client = await ready();
    const ConnectionId = subject.lastConnection;
    subject.gateway.sockets.freeze(ConnectionId);
    await subject.management().postToConnection({ ConnectionId, Data: '{}' });
    client.send({ type: 'echo' });
    clock.advance(11 * 60_000);
    await vi.waitFor(() => expect(disconnects()).toEqual([1006]));
    expect(client.unread).toBe(0);
    expect(client.socket.readyState).toBe(client.socket.OPEN);
    expect(events.map(({ name }) => name)).not.toContain('echo');
  });

  it('during the handshake is told too, since $connect has run', async () => {
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    functions['$connect'] = async () => {
      await released;
      return { statusCode: 200 };
    };
    const socket = connect(subject.gateway.port, '127.0.0.1');
    socket.write(
      'GET /stage HTTP/1.1\r\nHost: x\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: token\r\n\r\n',
    );
    await vi.waitFor(() => expect(events.map(({ name }) => name)).toContain('$connect'));
    socket.resetAndDestroy();
    release();
    await vi.waitFor(() => expect(disconnects()).toEqual([1006]));
  });
});
