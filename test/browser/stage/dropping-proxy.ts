import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A network between browsers and one server, which can lose connections without a word, as a dead Wi-Fi or NAT does. */
export class DroppingProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  #isDown = false;

  private constructor(target: URL) {
    this.#server = createServer((client) => this.#accept(client, target));
  }

  static async to(target: string): Promise<DroppingProxy> {
    const proxy = new DroppingProxy(new URL(target));
    await once(proxy.#server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** Host and port on which it listens. */
  get address(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** From now on not a byte passes on the connections that there are, in either direction; none of them is closed. */
  drop(): void {
    for (const pair of this.#pairs) silence(pair);
    this.#pairs.clear();
  }

  /** New connections are accepted and lead nowhere. */
  goDown(): void {
    this.#isDown = true;
    this.drop();
  }

  /** New connections pass again; the old ones stay dead. */
  comeUp(): void {
    this.#isDown = false;
  }

  close(): void {
    this.#server.close();
  }

  #accept(client: Socket, { hostname, port }: URL): void {
    client.on('error', () => client.destroy());
    if (this.#isDown) return void client.resume();
    const upstream = connect(Number(port), hostname);
    upstream.on('error', () => client.destroy());
    const pair = [client, upstream] as const;
    this.#pairs.add(pair);
    client.pipe(upstream).pipe(client);
    client.on('close', () => {
      upstream.destroy();
      this.#pairs.delete(pair);
    });
    upstream.on('close', () => this.#pairs.has(pair) && client.destroy());
  }
}

function silence([client, upstream]: readonly [Socket, Socket]): void {
  for (const [from, to] of [
    [client, upstream],
    [upstream, client],
  ] as const) {
    from.unpipe(to);
    from.resume();
  }
}
