import type { Caller } from '../domain/caller.ts';
import type { SocketCloser, Sockets } from '../ports.ts';
import type { ServerMessage } from '../protocol/index.ts';
import { errorReply } from '../protocol/error-reply.ts';
import { idOf, parseRequest } from '../protocol/parse-request.ts';
import { requests } from '../protocol/requests.ts';
import type { MemoryServer } from './server.ts';

/** Events of a socket, told to its client. */
export interface SocketEvents {
  opened(): void;
  received(text: string): void;
  closed(): void;
}

/** An open socket, as its client sees it. */
export interface MemorySocket {
  send(text: string): void;
  close(): void;
}

/** The caller behind a socket that has no id yet. */
export type Identity = Caller extends infer C
  ? C extends Caller
    ? Omit<C, 'connectionId' | 'until'>
    : never
  : never;

/** Carries text between clients and a server in memory, as API Gateway does. Whatever it carries arrives later, in order. */
export class MemoryGateway implements Sockets, SocketCloser {
  readonly #open = new Map<string, SocketEvents>();
  /** The server behind it: made after the gateway, which it posts to. */
  server: MemoryServer | undefined;

  /** `identity` is asked for every message: a sign-in can be as old as the socket, or fresh. */
  connect(identity: () => Identity, events: SocketEvents): MemorySocket {
    const connectionId = crypto.randomUUID();
    const callerNow = () => ({ ...identity(), connectionId, until: Infinity }) as Caller;
    this.#open.set(connectionId, events);
    void this.#handshake(callerNow(), events);
    return {
      send: (text) => void this.#answer(text, callerNow()),
      close: () => this.#open.delete(connectionId),
    };
  }

  post(connectionId: string, message: ServerMessage): Promise<'posted' | 'gone'> {
    const events = this.#open.get(connectionId);
    if (!events) return Promise.resolve('gone');
    queueMicrotask(() => this.#open.has(connectionId) && events.received(JSON.stringify(message)));
    return Promise.resolve('posted');
  }

  close(connectionId: string): Promise<'closed' | 'gone'> {
    const events = this.#open.get(connectionId);
    this.#open.delete(connectionId);
    if (events) queueMicrotask(() => events.closed());
    return Promise.resolve(events ? 'closed' : 'gone');
  }

  async #handshake(caller: Caller, events: SocketEvents): Promise<void> {
    await (caller.role === 'visitor' ? undefined : this.server?.connect(caller));
    if (this.#open.has(caller.connectionId)) events.opened();
  }

  async #answer(text: string, caller: Caller): Promise<void> {
    await this.post(caller.connectionId, await this.#replyTo(text, caller));
  }

  #replyTo(text: string, caller: Caller): ServerMessage | Promise<ServerMessage> {
    try {
      const request = parseRequest(text, requests);
      return this.server?.handle(request, caller) ?? errorReply(undefined, request.id);
    } catch (error) {
      return errorReply(error, idOf(text));
    }
  }
}
