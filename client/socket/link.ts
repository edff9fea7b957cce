import { SealformError } from '../../core/errors.ts';
import {
  type ErrorReply,
  type ReplyTo,
  type RequestType,
  ServerMessage,
  subprotocol,
} from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { Cut } from './cut.ts';
import type { Frame } from './frame.ts';
import { answerWithinMs, openWithinMs, silenceMs, wordWithinMs } from './limits.ts';
import type { Wire } from './wire.ts';

/** What a link tells its owner. */
export interface LinkEvents {
  received(message: ServerMessage, link: Link): void;
  /** A message that is none of this protocol's; the gateway's own error frames are such. */
  ignored(): void;
  /** Nothing was heard for a minute: ask for a word. */
  quiet(link: Link): void;
  /** The server has not answered a request in time, or was asked for a word and has said nothing. */
  silent(link: Link): void;
  /** The socket closed by itself. */
  closed(link: Link): void;
}

interface Waiting {
  settle(reply: ServerMessage): void;
  fail(error: Error): void;
}

/** One socket: sends requests, matches their answers by id, and tells when the server has been silent. */
export class Link {
  /** @throws ERR_NOT_ALLOWED when the handshake was refused, ERR_TIMEOUT, {@link Cut} */
  readonly opened: Promise<void>;
  readonly #environment: Environment;
  readonly #events: LinkEvents;
  readonly #opening = Promise.withResolvers<void>();
  readonly #waiting = new Map<string, Waiting>();
  readonly #wire: Wire;
  #cancelSilence: () => void;
  #isExpecting = false;
  #over = false;

  constructor(url: string, token: string, environment: Environment, events: LinkEvents) {
    this.#environment = environment;
    this.#events = events;
    this.opened = this.#opening.promise;
    this.#wire = environment.connect(url, [subprotocol, token], {
      opened: () => this.#open(),
      received: (text) => this.#receive(text),
      closed: (refusedWith) => this.#closed(refusedWith),
    });
    this.#cancelSilence = environment.after(openWithinMs, () =>
      this.#opening.reject(new SealformError('ERR_TIMEOUT')),
    );
  }

  /** Whether the socket has closed. */
  get over(): boolean {
    return this.#over;
  }

  /**
   * Sends one request, once.
   *
   * @throws the server's error, ERR_TIMEOUT after 10 s, {@link Cut} when the socket closes first
   */
  async request<T extends RequestType>(frame: Frame<T>): Promise<ReplyTo<T>> {
    if (this.#over) throw new Cut();
    const { promise, resolve, reject } = Promise.withResolvers<ServerMessage>();
    const cancel = this.#environment.after(answerWithinMs, () => {
      this.#events.silent(this);
      reject(new SealformError('ERR_TIMEOUT'));
    });
    this.#waiting.set(frame.id, { settle: resolve, fail: reject });
    try {
      this.#wire.send(frame.text);
      return (await promise) as ReplyTo<T>;
    } finally {
      cancel();
      this.#waiting.delete(frame.id);
    }
  }

  /** Sends what may be lost, and waits for no answer. */
  mention(frame: Frame): void {
    if (!this.#over) this.#wire.send(frame.text);
  }

  /** The server is about to be asked for a word: any will do. Returns false when one is awaited already. */
  expectWord(): boolean {
    if (this.#over || this.#isExpecting) return false;
    this.#isExpecting = true;
    this.#cancelSilence();
    this.#cancelSilence = this.#environment.after(wordWithinMs, () => this.#events.silent(this));
    return true;
  }

  /** Closes the socket. What still waits for an answer fails with {@link Cut}; nothing more is told. */
  close(): void {
    if (this.#over) return;
    this.#end(new Cut());
    this.#wire.close();
  }

  #open(): void {
    if (this.#over) return;
    this.#opening.resolve();
    this.#listen();
  }

  #receive(text: string): void {
    if (this.#over) return;
    this.#listen();
    const message = parse(text);
    if (!message) return this.#events.ignored();
    this.#settle(message);
    this.#events.received(message, this);
  }

  #settle(message: ServerMessage): void {
    if (!('id' in message) || message.id === undefined) return;
    const waiting = this.#waiting.get(message.id);
    if (message.type === 'error') waiting?.fail(toError(message));
    else waiting?.settle(message);
  }

  #closed(refusedWith: number | undefined): void {
    if (this.#over) return;
    const refused = refusedWith === 401 || refusedWith === 403;
    this.#end(refused ? new SealformError('ERR_NOT_ALLOWED') : new Cut());
    this.#events.closed(this);
  }

  #end(error: Error): void {
    this.#over = true;
    this.#cancelSilence();
    this.#opening.reject(error);
    for (const waiting of this.#waiting.values()) waiting.fail(error);
  }

  #listen(): void {
    this.#isExpecting = false;
    this.#cancelSilence();
    this.#cancelSilence = this.#environment.after(silenceMs, () => this.#events.quiet(this));
  }
}

function parse(text: string): ServerMessage | undefined {
  try {
    return ServerMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function toError({ code, path, field, expected, retryAfterMs }: ErrorReply): SealformError {
  const details = { path, field, expected, retryAfterMs };
  const given = Object.entries(details).filter(([, value]) => value !== undefined);
  return new SealformError(code, Object.fromEntries(given));
}
