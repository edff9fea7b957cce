import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { nodeEnvironment } from '../../client/node.ts';
import { systemEnvironment, VisitorClient, type Environment } from '../../client/index.ts';
import type { Entry } from '../../core/protocol/index.ts';
import { form } from './scene/clients.ts';
import { FakeServer } from './scene/fake-server.ts';

const handshakes: IncomingMessage[] = [];
const server = createServer();
let refuse = false;

/** Carries what is said between a real socket and the server in memory. */
function serve(socket: WebSocket, protocols: string[]): void {
  const wire = new FakeServer(form).environment.connect('ws://127.0.0.1/ws', protocols, {
    opened: () => undefined,
    received: (text) => socket.send(text),
    closed: () => socket.close(),
  });
  socket.on('message', (data: Buffer) => wire.send(data.toString()));
}

beforeEach(async () => {
  refuse = false;
  handshakes.length = 0;
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'sealform.v1' });
  server.removeAllListeners('upgrade').on('upgrade', (request, socket, head) => {
    handshakes.push(request);
    if (refuse) return socket.end('HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n');
    sockets.handleUpgrade(request, socket, head, (open) => {
      serve(open, request.headers['sec-websocket-protocol']?.split(/, ?/) ?? []);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
});

afterEach(async () => {
  await new Promise((resolve) => server.close(resolve));
});

function makeClient(environment: Environment) {
  const entries: Entry[] = [];
  const { port } = server.address() as AddressInfo;
  const client = new VisitorClient({
    url: `ws://127.0.0.1:${port}/ws`,
    credential: VisitorClient.newCredential(),
    forms: [form],
    environment,
    onEntry: (entry) => entries.push(entry),
  });
  return { client, entries };
}

describe.each([
  ['Node', nodeEnvironment, /^sealform\/\d+\.\d+\.\d+$/],
  ['a browser', systemEnvironment, /^/],
])('over a real socket, in %s', (_, environment, userAgent) => {
  it('a conversation starts, and a message is answered', async () => {
    const { client, entries } = makeClient(environment);
    await client.start();
    await expect(client.send('hello')).resolves.toMatchObject({ text: 'hello' });
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(handshakes[0]?.headers['sec-websocket-protocol']).toMatch(/^sealform\.v1, ?visitor\.[\w-]{43}$/);
    expect(handshakes[0]?.headers['user-agent'] ?? '').toMatch(userAgent);
    expect(handshakes[0]?.url).toBe('/ws');
    client.close();
  });
});

describe('in Node', () => {
  it('a refused handshake is seen as what it is, and not repeated', async () => {
    refuse = true;
    const { client } = makeClient(nodeEnvironment);
    await expect(client.start()).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
    expect(handshakes).toHaveLength(1);
  });
});
