import type { BrowserContext } from 'playwright-core';
import { subprotocol } from '../../core/protocol/values.ts';
import { FakeServer } from '../client/old-fake-server.ts';

/**
 * Plays the server for the agent's pages of this browser: an agent with these conversations, in which a test says what
 * happens.
 */
export async function playServer(context: BrowserContext, own: readonly string[]): Promise<FakeServer> {
  const server = new FakeServer();
  server.intercept = (request, socket) => {
    const { id } = request;
    if (request.type === 'enrol') return server.refuse(socket, request, 'ERR_SIGN_IN_AGAIN');
    if (request.type !== 'join') return false;
    const listed = own.map((conversationId) => ({ conversationId, since: server.environment.now() }));
    server.carry(socket, {
      type: 'joined',
      id,
      agent: server.agent,
      roles: ['agent'],
      waiting: [],
      own: listed,
    });
    return true;
  };
  await context.routeWebSocket(/\/ws$/, (socket) => {
    const wire = server.environment.connect('wss://a.example/ws', [subprotocol, 'bearer.a.b.c'], {
      opened: () => undefined,
      received: (text) => socket.send(text),
      closed: () => void socket.close(),
    });
    socket.onMessage((message) => wire.send(String(message)));
    socket.onClose(() => wire.close());
  });
  return server;
}
