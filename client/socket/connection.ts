import { SealformError } from '../../core/errors.ts';
import type { ReplyTo, RequestType, ServerMessage } from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { backoff, hasCode, sleep } from '../retry.ts';
import { Cut } from './cut.ts';
import type { Frame } from './frame.ts';
import { longestBackoffMs, openWithinMs, socketAgeMs, wordWithinMs } from './limits.ts';
import { Link, type LinkEvents } from './link.ts';

/**
 * How the connection is: being made (again), made, refused for good by the server (sign in again), or closed by the
 * program or a sign-out. From `refused` and `closed` nothing leads back: make a new client.
 */
export type ConnectionState = 'connecting' | 'connected' | 'refused' | 'closed';

/** What a socket is opened with. */
export interface Credential {
  /** `visitor.` or `bearer.` and the secret: the second subprotocol offered. */
  readonly token: string;
  /** When the server stops accepting it, ms since the epoch by this machine's clock. */
  readonly expiresAt?: number;
}

/** What a connection tells its owner, and asks of it. */
export interface ConnectionEvents {
  /** Called for every socket. A rejection with ERR_NOT_ALLOWED stops the connection; any other is retried. */
  credential(): Promise<Credential>;
  /** Makes a new socket ready before it takes over. ERR_NOT_ALLOWED stops the connection; after any other error the next socket is tried. */
  prepare(link: Link): Promise<void>;
  /** This socket has taken over; the one before is closed. */
  tookOver(): void;
  received(message: ServerMessage, link: Link): void;
  /** Nothing was heard on this socket for a minute: ask for a word. */
  quiet(link: Link): void;
  state(state: ConnectionState): void;
  /** Nothing will be sent or received any more. */
  stopped(error: SealformError): void;
}

/** The sockets of a session as its conversations use them: whichever is live. */
export type Line = Pick<Connection, 'live' | 'ask'>;

/** Keeps one live socket, and at most one coming: make-before-break, and exponential backoff with full jitter. */
export class Connection {
  readonly #url: string;
  readonly #environment: Environment;
  readonly #events: ConnectionEvents;
  readonly #linkEvents: LinkEvents;
  readonly #stopping = new AbortController();
  #live: Link | undefined;
  #doubted = false;
  #coming: Link | undefined;
  #dialling = false;
  #failures = 0;
  #wake = () => {};
  #cancelGivingUp = () => {};
  #givesUpAfter = -Infinity;
  #takenOver = Promise.withResolvers<Link>();
  #cancelRenewal = () => {};
  #state: ConnectionState | undefined;
  #ignored = 0;

  constructor(url: string, environment: Environment, events: ConnectionEvents) {
    this.#url = new URL(url).href;
    this.#environment = environment;
    this.#events = events;
    this.#takenOver.promise.catch(() => undefined);
    this.#linkEvents = {
      received: (message, link) => events.received(message, link),
      ignored: () => (this.#ignored += 1),
      quiet: (link) => events.quiet(link),
      silent: (link) => this.replace(link),
      closed: (link) => this.#lost(link),
    };
  }

  /** How many messages were not of this protocol, the gateway's own error frames among them. */
  get ignored(): number {
    return this.#ignored;
  }

  /** The live socket, if there is one that is not in doubt. */
  get current(): Link | undefined {
    return this.#doubted ? undefined : this.#live;
  }

  /** Connects, if that has not begun. */
  open(): void {
    if (!this.#live) this.#dial(0);
  }

  /**
   * The live socket, as soon as there is one.
   *
   * @throws ERR_NOT_ALLOWED when the server refused the credential, ERR_CLOSED after a close
   */
  async live(): Promise<Link> {
    return this.current ?? this.#takenOver.promise;
  }

  /**
   * Makes a frame and sends it over the live socket, as soon as there is one, unless the signal is aborted by then.
   *
   * @throws as {@link Connection.live} and {@link Link.request}
   */
  async ask<T extends RequestType>(makeFrame: () => Frame<T>, signal: AbortSignal): Promise<ReplyTo<T>> {
    const link = await this.live();
    signal.throwIfAborted();
    return link.request(makeFrame());
  }

  /** This socket did not answer in time: another one takes its place. Until then it is not used for requests. */
  replace(link: Link): void {
    if (link !== this.#live || this.#doubted) return;
    this.#await();
    this.#doubted = true;
    this.#dial(0);
    this.hurry(true);
  }

  /** Without a socket, dials now instead of after the pause; with `afresh`, later pauses are short again. */
  hurry(afresh: boolean): void {
    if (!this.#dialling) return;
    if (afresh) this.#failures = 0;
    this.#giveUpHanging();
    this.#wake();
  }

  /** Replaces the socket by one with the credential as it is now; resolves when that has taken over. */
  async renew(): Promise<void> {
    // One that is coming may have the credential of before.
    this.#coming?.close();
    if (this.#live) this.replace(this.#live);
    await this.live();
  }

  /** Closes everything, for good. */
  close(): void {
    this.#stop(new SealformError('ERR_CLOSED'), 'closed');
  }

  #dial(failures: number): void {
    if (this.#dialling || this.#stopping.signal.aborted) return;
    this.#dialling = true;
    this.#failures = failures;
    if (!this.current) this.#tell('connecting');
    void this.#dialUntilLive();
  }

  async #dialUntilLive(): Promise<void> {
    for (; !this.#stopping.signal.aborted; this.#failures++) {
      try {
        if (this.#failures > 0) await this.#pause();
        return await this.#dialOnce();
      } catch (error) {
        if (hasCode(error, 'ERR_NOT_ALLOWED')) this.#stop(new SealformError('ERR_NOT_ALLOWED'), 'refused');
      }
    }
  }

  async #pause(): Promise<void> {
    const { promise: woken, resolve } = Promise.withResolvers<void>();
    this.#wake = resolve;
    const ms = backoff(this.#environment.random, this.#failures, 250, longestBackoffMs);
    await Promise.race([woken, sleep(ms, this.#environment, this.#stopping.signal)]);
  }

  /** An opening that began on a network that is gone hangs. The next one gets its full time: it may only be slow. */
  #giveUpHanging(): void {
    const { now, after } = this.#environment;
    const hanging = this.#coming;
    if (!hanging || now() < this.#givesUpAfter) return;
    this.#cancelGivingUp();
    this.#cancelGivingUp = after(wordWithinMs, () => {
      if (hanging !== this.#coming) return;
      this.#givesUpAfter = now() + openWithinMs;
      hanging.close();
    });
  }

  async #dialOnce(): Promise<void> {
    const { token, expiresAt } = await this.#events.credential();
    this.#stopping.signal.throwIfAborted();
    const link = new Link(this.#url, token, this.#environment, this.#linkEvents);
    this.#coming = link;
    try {
      await link.opened;
      await this.#events.prepare(link);
      if (link.over) throw new Cut();
      this.#takeOver(link, expiresAt);
    } catch (error) {
      link.close();
      throw error;
    } finally {
      this.#coming = undefined;
    }
  }

  #takeOver(link: Link, expiresAt: number | undefined): void {
    const before = this.#live;
    this.#live = link;
    this.#doubted = false;
    this.#dialling = false;
    this.#renewLater(expiresAt);
    before?.close();
    this.#takenOver.resolve(link);
    this.#tell('connected');
    this.#events.tookOver();
  }

  /** Somewhere in the later half of the socket's life, so that sockets opened together are not replaced together. */
  #renewLater(expiresAt: number | undefined): void {
    const { now, after, random } = this.#environment;
    const life = Math.min(socketAgeMs, (expiresAt ?? Infinity) - now());
    this.#cancelRenewal();
    this.#cancelRenewal = after(Math.max(life * (0.5 + 0.4 * random()), 5_000), () => this.#dial(0));
  }

  #lost(link: Link): void {
    if (link !== this.#live) return;
    if (!this.#doubted) this.#await();
    this.#live = undefined;
    this.#doubted = false;
    this.#tell('connecting');
    this.#dial(1);
  }

  #await(): void {
    this.#takenOver = Promise.withResolvers();
    this.#takenOver.promise.catch(() => undefined);
  }

  #stop(error: SealformError, state: 'refused' | 'closed'): void {
    if (this.#stopping.signal.aborted) return;
    this.#stopping.abort(error);
    this.#cancelRenewal();
    this.#cancelGivingUp();
    if (this.current) this.#await();
    this.#live?.close();
    this.#coming?.close();
    this.#live = undefined;
    this.#takenOver.reject(error);
    this.#events.stopped(error);
    this.#tell(state);
  }

  #tell(state: ConnectionState): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#events.state(state);
  }
}
