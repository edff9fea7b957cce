import { request as send, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Socket } from 'node:net';
import type { StoredResponse } from '../s3/bucket.ts';
import { behaviourFor, type DistributionDefinition } from './definition.ts';
import { forwardedHeaders } from './forwarded-headers.ts';

export interface TunnelOptions {
  readonly definition: DistributionDefinition;
  /** Port of 127.0.0.1 where an API is; `undefined` if it does not run. */
  readonly portOf: (apiId: string) => number | undefined;
  /** What viewers get in place of an answer. */
  readonly withErrorPage: (answer: StoredResponse) => StoredResponse;
  /** Puts values in place of references to secrets. */
  readonly resolve: (text: string) => string;
  /** Gets a line for a handshake that leads nowhere. */
  readonly log: (line: string) => void;
}

/**
 * The way of WebSockets through a distribution. Only the handshake is looked at: after it every byte goes on as it is, in
 * both directions, until one side ends.
 */
export class Tunnel {
  readonly #options: TunnelOptions;

  constructor(options: TunnelOptions) {
    this.#options = options;
  }

  open(viewer: IncomingMessage, socket: Socket, head: Buffer): void {
    socket.on('error', () => socket.destroy());
    // Whoever has hung up already has no address to forward.
    if (viewer.socket.remoteAddress === undefined) return void socket.destroy();
    const { definition, portOf, resolve } = this.#options;
    const [path = '/', ...query] = (viewer.url ?? '/').split('?');
    const behaviour = behaviourFor(definition, path);
    if (behaviour?.origin.kind !== 'sockets') {
      this.#options.log(`handshake refused: there is no WebSocket at ${path}`);
      return this.#refuse(socket, plain(403));
    }
    const { origin, originRequest } = behaviour;
    const port = portOf(origin.apiId);
    // API Gateway does not know an API by any name but its own.
    if (originRequest.forwards('host')) return this.#refuse(socket, plain(403));
    if (port === undefined) return this.#refuse(socket, plain(502));
    const custom = origin.headers.map(([name, value]) => [name, resolve(value)] as const);
    const [name = ''] = definition.domainNames;
    const handshake = send({
      host: '127.0.0.1',
      port,
      path: [origin.path + path, ...(originRequest.hasQuery ? query : [])].join('?'),
      headers: forwardedHeaders(viewer, originRequest, { ...origin, headers: custom }, name),
      setHost: false,
      agent: false,
    });
    handshake.on('upgrade', (response, upstream, rest) => connect(socket, head, response, upstream, rest));
    handshake.on('response', (response) => {
      this.#refused(socket, response).catch(() => socket.destroy());
    });
    handshake.on('error', () => this.#refuse(socket, plain(502)));
    socket.once('close', () => handshake.destroy());
    handshake.end();
  }

  async #refused(socket: Socket, response: IncomingMessage): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk as Buffer);
    const headers = { 'content-type': response.headers['content-type'] ?? 'text/plain' };
    this.#refuse(socket, { status: response.statusCode ?? 502, headers, body: Buffer.concat(chunks) });
  }

  #refuse(socket: Socket, answer: StoredResponse): void {
    const { status, headers, body } = this.#options.withErrorPage(answer);
    socket.write(
      preamble(status, {
        'Content-Type': headers['content-type'] ?? 'text/plain',
        'Content-Length': String(body.length),
        Connection: 'close',
      }),
    );
    socket.end(body);
  }
}

function connect(
  socket: Socket,
  first: Buffer,
  { rawHeaders }: IncomingMessage,
  upstream: Duplex,
  rest: Buffer,
): void {
  const lines = rawHeaders.map((text, index) => (index % 2 === 0 ? `${text}: ` : `${text}\r\n`));
  socket.write(`HTTP/1.1 101 Switching Protocols\r\n${lines.join('')}\r\n`);
  socket.write(rest);
  upstream.write(first);
  upstream.on('error', () => upstream.destroy());
  // What came before the end is still to arrive.
  upstream.once('close', () => socket.destroySoon());
  socket.once('close', () => upstream.destroy());
  socket.pipe(upstream).pipe(socket);
}

function preamble(status: number, headers: Readonly<Record<string, string>>): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Refused'}\r\n${lines.join('')}\r\n`;
}

function plain(status: number): StoredResponse {
  const body = Buffer.from(JSON.stringify({ message: STATUS_CODES[status] ?? 'Refused' }));
  return { status, headers: { 'content-type': 'application/json' }, body };
}
