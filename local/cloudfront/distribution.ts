import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { DistributionDefinition } from './definition.ts';
import type { Site } from './site.ts';
import type { Tunnel } from './tunnel.ts';

/**
 * A distribution of CloudFront, as one server: a site's files, and the way to a WebSocket API. It has no cache and no web
 * ACL, and speaks plain HTTP where CloudFront would speak TLS.
 */
export class Distribution {
  readonly definition: DistributionDefinition;
  readonly #server: Server;
  readonly #tcp = new Set<Socket>();

  private constructor(definition: DistributionDefinition, server: Server) {
    this.definition = definition;
    this.#server = server;
    server.on('connection', (socket) => {
      this.#tcp.add(socket);
      socket.once('close', () => this.#tcp.delete(socket));
    });
  }

  /**
   * Takes a port of 127.0.0.1 (0 for any free one), so that others can be told the address. It answers once it is opened.
   * Throws if the port is taken.
   */
  static async listen(definition: DistributionDefinition, port: number): Promise<Distribution> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return new Distribution(definition, server);
  }

  open(site: Site, tunnel: Tunnel): void {
    this.#server.on('request', (request, response) => site.answer(request, response));
    this.#server.on('upgrade', (request, socket: Socket, head) => tunnel.open(request, socket, head));
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port;
  }

  /** Without a path. */
  get url(): string {
    return `http://localhost:${this.port}`;
  }

  /** Drops all connections. */
  async stop(): Promise<void> {
    for (const socket of this.#tcp) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
