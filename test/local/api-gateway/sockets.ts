import { once } from 'node:events';
import { WebSocket } from 'ws';

/** A client's socket that keeps what it was told until somebody asks. */
export class Client {
  readonly socket: WebSocket;
  readonly #received: string[] = [];
  readonly #waiting: ((message: string) => void)[] = [];
  readonly #closed: Promise<{ code: number; reason: string }>;

  constructor(url: string, protocols: string[] = [], headers: Record<string, string> = {}) {
    this.socket = new WebSocket(url, protocols, { headers });
    this.socket.on('message', (data: Buffer) => this.#receive(data.toString()));
    this.socket.on('error', () => undefined);
    this.#closed = new Promise((resolve) => {
      this.socket.on('close', (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Opens a socket; throws the HTTP status if the server refuses. */
  static async open(url: string, protocols?: string[], headers?: Record<string, string>): Promise<Client> {
    const client = new Client(url, protocols, headers);
    const refused = new Promise<never>((_resolve, reject) => {
      client.socket.once('unexpected-response', (_request, response) => {
        client.socket.terminate();
        reject(new Error(`refused: ${response.statusCode}`));
      });
    });
    await Promise.race([once(client.socket, 'open'), refused]);
    return client;
  }

  send(message: unknown): void {
    this.socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  }

  /** The next message that has not been read yet, parsed. */
  async next(): Promise<Record<string, unknown>> {
    const text =
      this.#received.shift() ?? (await new Promise<string>((resolve) => this.#waiting.push(resolve)));
    return JSON.parse(text) as Record<string, unknown>;
  }

  /** Sends a message and reads the next one. */
  ask(message: unknown): Promise<Record<string, unknown>> {
    this.send(message);
    return this.next();
  }

  /** How many messages nobody has read. */
  get unread(): number {
    return this.#received.length;
  }

  /** Resolves when the socket has closed. */
  closed(): Promise<{ code: number; reason: string }> {
    return this.#closed;
  }

  #receive(message: string): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) this.#received.push(message);
    else waiting(message);
  }
}
