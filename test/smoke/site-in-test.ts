import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Site } from '../../smoke/site.ts';

export interface SiteInTest {
  readonly answer?: RequestListener;
  /** Answers a handshake; `names` are its headers' as they stood on the wire. */
  readonly upgrade?: (socket: Duplex, names: readonly string[], protocols: string) => void;
}

/** A server that stands for a deployed site, so that what only AWS does can be done well or badly. */
export async function siteInTest({ answer, upgrade }: SiteInTest): Promise<Site> {
  const server: Server = createServer(answer ?? ((_, response) => void response.end()));
  server.on('upgrade', (request, socket) => {
    const names = request.rawHeaders.filter((_, index) => index % 2 === 0);
    upgrade?.(socket, names, request.headers['sec-websocket-protocol'] ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const config = {
    brand: 'The Acme Company',
    installation: 'Acme',
    webSocketUrl: `ws://${host}/ws`,
    issuerUrl: `http://${host}`,
    operatorClientId: 'operator',
    brandKeys: ['f'.repeat(64)],
    scope: 'openid',
  };
  return { url: new URL(`http://${host}`), config, isLocal: false };
}

/** Ends a handshake with a status and headers. */
export function answerHandshake(socket: Duplex, status: number, headers: readonly string[] = []): void {
  socket.end([`HTTP/1.1 ${status} Answer`, ...headers, '', ''].join('\r\n'));
}
