import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { tunnel, tunnelWebSocket } from '../../browser/stage/tunnel.ts';

/**
 * An HTTP proxy (RFC 9112, 3.2.2) that leads some hosts elsewhere, for a browser that cannot be told to. The browser keeps to
 * the addresses, and so to the origins, that the pages were made for.
 */
export class LeadingProxy {
  readonly #server: Server;
  readonly #leads: Readonly<Record<string, string>>;
  /** Method, address and headers of each request, and what it carried. */
  readonly requests: string[] = [];

  private constructor(leads: Readonly<Record<string, string>>) {
    this.#leads = leads;
    this.#server = createServer((from, to) => this.#answer(from, to));
    this.#server.on('upgrade', (from: IncomingMessage, client: Duplex) => this.#join(from, client));
    this.#server.on('connect', (from: IncomingMessage, client: Duplex) => this.#tunnel(from, client));
  }

  /** @param leads - from the host of an address to the host and port that answer in its place */
  static async open(leads: Readonly<Record<string, string>>): Promise<LeadingProxy> {
    const proxy = new LeadingProxy(leads);
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** Host and port on which it listens. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** What is within TLS goes through as it is (RFC 9110, 9.3.6). */
  #tunnel({ url = '' }: IncomingMessage, client: Duplex): void {
    const { hostname, port } = new URL(`https://${this.#leads[url] ?? url}`);
    const server = connect(Number(port || 443), hostname);
    client.write('HTTP/1.1 200 OK\r\n\r\n');
    tunnel(client, server);
  }

  /** Where a request goes, which names its whole address. */
  #target(from: IncomingMessage): { hostname: string; port: number; path: string } {
    const { host, pathname, search } = new URL(from.url ?? '');
    const { hostname, port } = new URL(`http://${this.#leads[host] ?? host}`);
    return { hostname, port: Number(port), path: pathname + search };
  }

  #answer(from: IncomingMessage, to: ServerResponse): void {
    const { method, headers } = from;
    const onward = request({ ...this.#target(from), method, headers }, (response) => {
      to.writeHead(response.statusCode ?? 502, response.headers);
      response.pipe(to);
    });
    onward.on('error', () => to.destroy());
    from.pipe(onward);
    this.#note(from);
  }

  #note(from: IncomingMessage): void {
    const parts: Buffer[] = [];
    from.on('data', (part: Buffer) => parts.push(part));
    from.on('end', () => {
      const body = Buffer.concat(parts).toString();
      this.requests.push(`${from.method} ${from.url} ${JSON.stringify(from.headers)} ${body}`);
    });
  }

  /** A WebSocket: its handshake goes on as it is, and then every byte. */
  #join(from: IncomingMessage, client: Duplex): void {
    const { hostname, port, path } = this.#target(from);
    tunnelWebSocket(from, path, client, connect(port, hostname));
    this.requests.push(`GET ${from.url} ${JSON.stringify(from.headers)}`);
  }
}
