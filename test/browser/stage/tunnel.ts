import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

/** What either writes, the other reads; they end together. */
export function tunnel(client: Duplex, server: Duplex): void {
  client.pipe(server).pipe(client);
  client.on('error', () => server.destroy()).on('close', () => server.destroy());
  server.on('error', () => client.destroy()).on('close', () => client.destroy());
}

/** A WebSocket: its handshake goes on as it is, and then every byte. */
export function tunnelWebSocket(
  { rawHeaders }: IncomingMessage,
  path: string,
  client: Duplex,
  server: Duplex,
): void {
  const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  server.write(`GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`);
  tunnel(client, server);
}
