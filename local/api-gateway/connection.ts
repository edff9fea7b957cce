import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';

/** What the authorizer said, as later messages see it: flat, all text. */
export type AuthorizerContext = Readonly<Record<string, string>>;

/** One client's connection, from its handshake on. */
export class Connection {
  /** Eleven random bytes, as API Gateway's ids are. */
  readonly id = randomBytes(11).toString('base64url') + '=';
  readonly connectedAt: number;
  readonly sourceIp: string;
  readonly userAgent: string | undefined;
  readonly request: IncomingMessage;
  authorizer: AuthorizerContext | undefined;
  /** Milliseconds since the epoch of the last message in either direction. */
  lastActiveAt: number;
  #socket: WebSocket | undefined;
  #frozen = false;

  constructor(request: IncomingMessage, now: number) {
    this.request = request;
    this.connectedAt = now;
    this.lastActiveAt = now;
    this.sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
    this.userAgent = request.headers['user-agent'];
  }

  get frozen(): boolean {
    return this.#frozen;
  }

  open(socket: WebSocket): void {
    this.#socket = socket;
  }

  /** Sends one message; to a frozen peer it is lost without an error, as on a dead network. */
  send(data: string | Buffer): void {
    if (!this.#frozen) this.#socket?.send(data);
  }

  /** Closes with a close frame. A frozen peer does not see it. */
  close(code: number, reason = ''): void {
    if (!this.#frozen) this.#socket?.close(code, reason);
  }

  /** Drops the TCP connection without a close frame. */
  cut(): void {
    this.#socket?.terminate();
  }

  /** Loses everything in both directions from now on, while the peer keeps its socket. */
  freeze(): void {
    this.#frozen = true;
  }
}
