import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { AccessControl } from '../iam/access-control.ts';
import type { Traffic } from '../traffic.ts';
import { AccessLog } from './access-log.ts';
import { Connection } from './connection.ts';
import { Connections, type Sockets } from './connections.ts';
import type { WebSocketApiDefinition } from './definition.ts';
import { Events } from './events.ts';
import { FrameLimit } from './frame-limit.ts';
import { Handshake, refuse } from './handshake.ts';
import { limitIntegration, type Invoke } from './invoke.ts';
import { Management } from './management.ts';
import { Messages } from './messages.ts';
import { Throttles } from './throttle.ts';

/** Bytes that API Gateway takes in one message. */
const messageLimit = 128 * 1024;

export interface GatewayOptions {
  readonly definition: WebSocketApiDefinition;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly invoke: Invoke;
  readonly credentials: Credentials;
  readonly access: Pick<AccessControl, 'check'>;
  /** Gets the access log's lines, each with its log group. */
  readonly log?: (destination: string, line: string) => void;
  /** Listens on this port of 127.0.0.1. @default any free port */
  readonly port?: number;
}

/** A WebSocket API of API Gateway: its sockets, and its `@connections` API on the same port. */
export class Gateway {
  readonly definition: WebSocketApiDefinition;
  /** Where it listens or, once it has stopped, listened. */
  readonly port: number;
  readonly #server: Server;
  readonly #tcp = new Set<Socket>();
  readonly #sockets: WebSocketServer;
  readonly #connections: Connections;
  readonly #handshake: Handshake;
  readonly #messages: Messages;
  readonly #clock: Clock;
  #stopped = false;

  private constructor(server: Server, options: GatewayOptions) {
    const { definition, clock } = options;
    this.definition = definition;
    this.#server = server;
    this.port = (server.address() as AddressInfo).port;
    this.#clock = clock;
    const invoke = limitIntegration(options.invoke);
    const now = () => clock.now();
    const domainName = `127.0.0.1:${this.port}`;
    const events = new Events(definition, domainName);
    const accessLog = new AccessLog(definition.accessLog, options.log);
    const throttles = new Throttles(definition, now());
    const parts = { definition, invoke, now, events, accessLog, throttles };
    this.#handshake = new Handshake(parts);
    this.#messages = new Messages(parts);
    this.#connections = new Connections(clock, (connection) => this.#closed(connection, 1006, ''));
    const management = new Management({ ...options, now, connections: this.#connections });
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: messageLimit,
      perMessageDeflate: false,
      handleProtocols: () => false,
    });
    server.on('connection', (socket) => {
      this.#tcp.add(socket);
      socket.once('close', () => this.#tcp.delete(socket));
    });
    server.on('request', (request, response) => {
      // A request that breaks off, as its caller died, or that cannot be parsed.
      management.handle(request, response).catch(() => response.destroy());
    });
    server.on('upgrade', (request, socket, head) => {
      this.#upgrade(request, socket, head).catch(() => refuse(socket, 400));
    });
  }

  static async start(options: GatewayOptions): Promise<Gateway> {
    const server = createServer();
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(options.port ?? 0, '127.0.0.1', resolve);
    });
    return new Gateway(server, options);
  }

  /** Where clients connect to. */
  get url(): string {
    return `ws://127.0.0.1:${this.port}/${this.definition.stage}`;
  }

  get sockets(): Sockets {
    return this.#connections;
  }

  /** Drops all sockets, without telling the application. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#connections.stop();
    for (const socket of this.#tcp) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const connection = new Connection(request, this.#clock.now());
    const { protocol, status } = await this.#handshake.decide(connection);
    if (this.#stopped) return void socket.destroy();
    if (status !== undefined) return refuse(socket, status);
    if (socket.destroyed) return this.#messages.disconnected(connection, 1006, '');
    const echo = (headers: string[], of: IncomingMessage) => {
      if (of === request && protocol !== undefined) headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
    };
    this.#sockets.on('headers', echo);
    this.#sockets.handleUpgrade(request, socket, head, (open) => this.#open(connection, open, socket));
    this.#sockets.off('headers', echo);
  }

  #open(connection: Connection, socket: WebSocket, raw: Duplex): void {
    connection.open(socket);
    this.#connections.add(connection);
    const frames = new FrameLimit(() => socket.close(1009, 'Frame too large'));
    raw.prependListener('data', (chunk: Buffer) => frames.read(chunk));
    socket.on('message', (data: Buffer, isBinary) => {
      if (connection.frozen || socket.readyState !== socket.OPEN) return;
      connection.lastActiveAt = this.#clock.now();
      void this.#messages.receive(connection, data, isBinary);
    });
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => this.#closed(connection, code, reason.toString()));
  }

  #closed(connection: Connection, code: number, reason: string): void {
    if (this.#connections.remove(connection)) void this.#messages.disconnected(connection, code, reason);
  }
}
