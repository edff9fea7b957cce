import type { BrowserContext } from 'playwright-core';
import { subprotocol } from '../../../core/protocol/values.ts';
import { FakeServer } from '../../client/scene/fake-server.ts';

/** The server in memory in place of the stage's, for the agent's pages of this browser. No page of them gets a key. */
export async function playServer(context: BrowserContext): Promise<FakeServer> {
  const server = new FakeServer();
  server.intercept = (request, socket) =>
    request.type === 'enrol' && server.refuse(socket, request, 'ERR_SIGN_IN_AGAIN');
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
