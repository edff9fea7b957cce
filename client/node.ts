import { WebSocket } from 'ws';
import manifest from '../package.json' with { type: 'json' };
import { systemEnvironment, type Environment } from './environment.ts';
import type { Connect } from './socket/wire.ts';

/**
 * A WebSocket with a `User-Agent`: AWS WAF's managed rules refuse clients without one, and Node's own WebSocket cannot
 * set it. Unlike a browser it also sees the status of a refused handshake.
 */
export const nodeConnect: Connect = (url, protocols, events) => {
  const headers = { 'User-Agent': `sealform/${manifest.version}` };
  const socket = new WebSocket(url, protocols, { headers });
  let refusedWith: number | undefined;
  socket.on('open', () => events.opened());
  socket.on('message', (data: Buffer, isBinary) => {
    if (!isBinary) events.received(data.toString());
  });
  socket.on('unexpected-response', (_request, response) => {
    refusedWith = response.statusCode;
    socket.terminate();
  });
  socket.on('error', () => undefined); // 'close' follows, and says all that the client needs.
  socket.on('close', () => events.closed(refusedWith));
  return { send: (text) => socket.send(text), close: () => socket.close() };
};

/** The real clock, and {@link nodeConnect}. */
export const nodeEnvironment: Environment = { ...systemEnvironment, connect: nodeConnect };
