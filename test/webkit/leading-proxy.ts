import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Duplex } from 'node:stream';

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
    const server = connect(port, hostname);
    const pairs = from.rawHeaders.flatMap((name, index, all) =>
      index % 2 === 0 ? [`${name}: ${all[index + 1]}\r\n`] : [],
    );
    server.write(`GET ${path} HTTP/1.1\r\n${pairs.join('')}\r\n`);
    client.pipe(server).pipe(client);
    client.on('error', () => server.destroy()).on('close', () => server.destroy());
    server.on('error', () => client.destroy()).on('close', () => client.destroy());
    this.requests.push(`GET ${from.url} ${JSON.stringify(from.headers)}`);
  }
}
