import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { Heard } from '../../../play/heard.ts';
import { VisitorClient } from '../../../client/index.ts';
import { subprotocol } from '../../../core/protocol/values.ts';

/** A message as it stands on the wire. */
export type Message = Record<string, unknown>;

/** A client without manners: says whatever the test wants said, and hears everything. */
export class RawSocket {
  readonly heard = new Heard<Message>();
  readonly closed: Promise<number>;
  readonly #socket: WebSocket;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.heard.add(JSON.parse(data.toString()) as Message));
    this.closed = new Promise((resolve) => socket.on('close', resolve));
  }

  /** Connects; throws an Error with the status as its message if the handshake is refused. */
  static async open(
    url: string,
    credential = `visitor.${VisitorClient.newCredential()}`,
  ): Promise<RawSocket> {
    const socket = new WebSocket(url, [subprotocol, credential], { headers: { 'User-Agent': 'test' } });
    return new Promise((resolve, reject) => {
      const raw = new RawSocket(socket);
      socket.on('open', () => resolve(raw));
      socket.on('unexpected-response', (_, response) => reject(new Error(String(response.statusCode))));
      socket.on('error', reject);
    });
  }

  sendText(text: string): void {
    this.#socket.send(text);
  }

  /** Sends a request with a fresh id (unless it has one) and gives the first message that carries that id. */
  async ask(request: Message): Promise<Message> {
    const message: Message = { id: randomUUID(), ...request };
    this.sendText(JSON.stringify(message));
    return this.heard.first((each) => each['id'] === message['id']);
  }

  close(): void {
    this.#socket.close();
  }
}
