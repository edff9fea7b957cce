import { SealformError } from '../../../core/errors.ts';
import type { Identity, MemoryGateway, MemorySocket } from '../../../core/memory/gateway.ts';
import type { Request, ServerMessage } from '../../../core/protocol/index.ts';

/** Somebody whose client is not under test: asks the server over a socket, and ignores everything but replies. */
export class Person {
  readonly #socket: MemorySocket;
  readonly #waiting = new Map<string, (reply: ServerMessage) => void>();
  isOpen = true;

  constructor(gateway: MemoryGateway, identity: Identity) {
    this.#socket = gateway.connect(() => identity, {
      opened: () => undefined,
      received: (text) => {
        const message = JSON.parse(text) as ServerMessage;
        if ('id' in message && message.id) this.#waiting.get(message.id)?.(message);
      },
      closed: () => (this.isOpen = false),
    });
  }

  /** The reply to a request. Rejects with the code that the server refuses it with. */
  async ask(request: Request): Promise<ServerMessage> {
    const { promise, resolve } = Promise.withResolvers<ServerMessage>();
    this.#waiting.set(request.id, resolve);
    this.#socket.send(JSON.stringify(request));
    const reply = await promise;
    if (reply.type === 'error') throw new SealformError(reply.code);
    return reply;
  }

  leave(): void {
    this.isOpen = false;
    this.#socket.close();
  }
}
