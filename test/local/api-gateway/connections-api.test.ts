import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { GatewayUnderTest } from './gateways.ts';
import type { Client } from './sockets.ts';

const subject = new GatewayUnderTest();
const { functions, traffic } = subject;
let client: Client;
let ConnectionId: string;
let management: ReturnType<typeof subject.management>;
const post = (text: string): Promise<unknown> =>
  management.postToConnection({ ConnectionId, Data: JSON.stringify({ text }) });
const outcomes = (): string[] => traffic.calls.map(({ operation, outcome }) => `${operation} ${outcome}`);

beforeAll(async () => {
  await subject.start();
  functions['$connect'] = () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'token' } });
  client = await subject.open();
  ConnectionId = subject.lastConnection;
  management = subject.management();
});
afterAll(() => subject.gateway.stop());
afterEach(() => traffic.clear());

describe('@connections', () => {
  it('posts to an open socket, and is counted', async () => {
    await post('hello');
    expect(await client.next()).toEqual({ text: 'hello' });
    expect(traffic.calls).toEqual([
      expect.objectContaining({
        service: 'execute-api',
        operation: 'PostToConnection',
        caller: 'App/Poster',
        instance: 'poster/1',
        resources: [`arn:aws:execute-api:eu-west-1:000000000000:api/stage/POST/@connections/${ConnectionId}`],
        outcome: 'ok',
      }),
    ]);
  });

  it('describes an open socket', async () => {
    const { ConnectedAt, LastActiveAt, Identity } = await management.getConnection({ ConnectionId });
    expect(ConnectedAt?.getTime()).toBeLessThanOrEqual(LastActiveAt?.getTime() ?? 0);
    expect(Identity).toMatchObject({ SourceIp: '127.0.0.1' });
  });

  it('answers 410 for a socket that is not open', async () => {
    const gone = management.postToConnection({ ConnectionId: 'AAAAAAAAAAAAAAA=', Data: 'x' });
    await expect(gone).rejects.toMatchObject({ name: 'GoneException', $metadata: { httpStatusCode: 410 } });
  });

  it('answers 410 for a socket that is not open yet', async () => {
    const inside: unknown[] = [];
    functions['$connect'] = async ({ requestContext: { connectionId } }) => {
      const early = management.postToConnection({ ConnectionId: connectionId, Data: 'early' });
      inside.push(await early.catch((error: Error) => error.name));
      return { statusCode: 409 };
    };
    await expect(subject.open()).rejects.toThrow('409');
    expect(inside).toEqual(['GoneException']);
  });

  it('refuses whom the policies do not allow, and whoever has no credentials', async () => {
    const stranger = subject.management('stranger').postToConnection({ ConnectionId, Data: 'x' });
    await expect(stranger).rejects.toMatchObject({ name: 'AccessDeniedException' });
    const address = `${subject.gateway.url.replace('ws:', 'http:')}/@connections/${encodeURIComponent(ConnectionId)}`;
    const response = await fetch(address, { method: 'POST', body: 'x' });
    expect(response.status).toBe(403);
    expect(client.unread).toBe(0);
    expect(outcomes()).toEqual([
      'PostToConnection AccessDeniedException',
      'PostToConnection MissingAuthenticationTokenException',
    ]);
  });

  it('refuses more than 128 KB', async () => {
    await expect(post('x'.repeat(128 * 1024))).rejects.toMatchObject({ name: 'PayloadTooLargeException' });
  });
});

describe('a fault', () => {
  it.each([
    ['gone', 'GoneException'],
    ['throttle', 'LimitExceededException'],
  ] as const)('%s is answered %s, once', async (kind, name) => {
    const injected = traffic.inject({ operation: 'PostToConnection', kind });
    await expect(post('lost')).rejects.toMatchObject({ name });
    await post('after');
    expect(await client.next()).toEqual({ text: 'after' });
    expect(injected.hits).toBe(1);
  });

  it('swallow is accepted and never delivered', async () => {
    traffic.inject({ kind: 'swallow' });
    await post('swallowed');
    await post('after');
    expect(await client.next()).toEqual({ text: 'after' });
    expect(outcomes()).toEqual(['PostToConnection ok', 'PostToConnection ok']);
  });

  it('timeout ends the connection without an answer, before or after delivery', async () => {
    traffic.inject({ kind: 'timeout', when: 'after' });
    await expect(post('delivered')).rejects.toThrow();
    expect(await client.next()).toEqual({ text: 'delivered' });
    traffic.inject({ kind: 'timeout' });
    await expect(post('lost')).rejects.toThrow();
    expect(client.unread).toBe(0);
  });

  it("die ends the caller's instance", async () => {
    const dead: string[] = [];
    traffic.onDeath((instance) => dead.push(instance));
    traffic.inject({ kind: 'die' });
    await expect(post('lost')).rejects.toThrow();
    expect(dead).toEqual(['poster/1']);
  });
});

describe('deletion', () => {
  it('closes the socket', async () => {
    await management.deleteConnection({ ConnectionId });
    expect(await client.closed()).toMatchObject({ code: 1000 });
    await expect(post('late')).rejects.toMatchObject({ name: 'GoneException' });
  });
});
