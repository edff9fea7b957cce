import { SealformError, type ErrorCode } from '../../core/errors.ts';
import type { Entry, NumberedType, ReplyTo } from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { beingWrittenMs, retrying, sleep } from '../retry.ts';
import { toFrame, type Frame } from '../socket/frame.ts';
import type { Line } from '../socket/connection.ts';
import type { Link } from '../socket/link.ts';
import { Tasks } from '../tasks.ts';
import { Outbox } from './outbox.ts';

/** The client of a conversation, as the conversation sees it. */
export interface ConversationEvents {
  /** The next entry of its conversation, in order, once. */
  deliver(entry: Entry): void;
  /** Does this entry begin or end this client's part in its conversation? */
  takesPart(entry: Entry): boolean | undefined;
  /** The server lets this client resume a conversation no more. */
  lost(conversationId: string, error: SealformError): void;
}

/** Codes that say nothing about a conversation: the next socket may succeed. */
const passing: ErrorCode[] = ['ERR_TIMEOUT', 'ERR_TRY_AGAIN', 'ERR_SLOW_DOWN', 'ERR_CLOSED'];

/** The entries of one conversation, in order and exactly once, and the requests that add to them. */
export class Conversation {
  readonly id: string;
  /** Whether new sockets have to be registered for it: from its start until it ends or is handed over. */
  following = false;
  readonly #environment: Environment;
  readonly #line: Line;
  readonly #events: ConversationEvents;
  readonly #tasks: Tasks;
  readonly #outbox: Outbox;
  #lastSeq = 0;
  #highestSeq = 0;
  #catchingUp: { readonly link: Link; readonly done: Promise<void> } | undefined;
  #registered: Link | undefined;

  constructor(id: string, environment: Environment, line: Line, events: ConversationEvents) {
    this.id = id;
    this.#environment = environment;
    this.#line = line;
    this.#events = events;
    this.#tasks = new Tasks(environment);
    this.#outbox = new Outbox({
      environment,
      line,
      tasks: this.#tasks,
      catchUp: async () => {
        if (this.following) await this.catchUp();
      },
    });
  }

  /** Number of the last entry before the first one that is missing. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Adds an entry to the conversation: see {@link Outbox.push}. */
  request<T extends NumberedType>(frame: Frame<T>): Promise<ReplyTo<T>> {
    return this.#outbox.push(frame);
  }

  /** Takes an entry that a socket brought. The next one is delivered, a known one dropped; a gap is filled. */
  receive(entry: Entry, link: Link): void {
    this.#take(entry, link);
    if (this.following && this.#catchingUp?.link !== link && !this.#isCurrent(link)) this.fill();
  }

  /** Takes the answer to a `resume` on this socket, which is registered with it. */
  resumed({ entries }: ReplyTo<'resume'>, link: Link): void {
    this.#registered = link;
    for (const entry of entries) {
      // A resume reads everything that there is: what is missing in it has outlived its retention.
      if (entry.seq > this.#lastSeq + 1) this.#lastSeq = entry.seq - 1;
      this.#take(entry, link);
    }
  }

  /**
   * Takes it up (again), and resolves when every entry so far has been delivered.
   *
   * @throws ERR_NOT_ALLOWED when the server does not let this client resume it
   */
  async resume(): Promise<void> {
    this.following = true;
    try {
      await this.#tasks.persist(async () => this.#settle(await this.#line.live()));
    } catch (error) {
      if (error instanceof SealformError) this.drop(error);
      throw error;
    }
  }

  /**
   * Gets every entry up to now, whether or not one is known to be missing: over this socket, which is registered with it, or
   * over the live one.
   *
   * @throws the server's error, ERR_TIMEOUT, Cut when the socket closes first
   */
  async catchUp(over?: Link): Promise<void> {
    const link = over ?? (await this.#line.live());
    if (this.#catchingUp?.link !== link) this.#catchingUp = { link, done: this.#readAll(link) };
    await this.#catchingUp.done;
  }

  /**
   * Catches up unless this socket is registered and nothing is known to be missing. If the server refuses it, the
   * conversation is lost.
   *
   * @throws what says nothing about the conversation: the next socket may succeed
   */
  async bringUp(over?: Link): Promise<void> {
    const link = over ?? (await this.#line.live());
    try {
      await this.#settle(link);
    } catch (error) {
      if (!(error instanceof SealformError) || passing.includes(error.code)) throw error;
      this.drop(error);
      this.#events.lost(this.id, error);
    }
  }

  /** Brings it up over the live socket. If that fails, the next one does it. */
  fill(): void {
    void this.bringUp().catch(() => undefined);
  }

  /** Gives the conversation up: what waits for an answer in it fails with this error. */
  drop(error: SealformError): void {
    this.following = false;
    this.#tasks.stop(error);
  }

  async #settle(link: Link): Promise<void> {
    if (!this.#isCurrent(link)) await this.catchUp(link);
  }

  /** Whether the server knows this socket for this conversation, and nothing is known to be missing. */
  #isCurrent(link: Link): boolean {
    return this.#registered === link && this.#highestSeq === this.#lastSeq;
  }

  async #readAll(link: Link): Promise<void> {
    try {
      while (await this.#readPage(link));
    } finally {
      if (this.#catchingUp?.link === link) this.#catchingUp = undefined;
    }
  }

  /** Resolves with whether there is more to get. A number that the server itself cannot fill is forgotten. */
  async #readPage(link: Link): Promise<boolean> {
    const before = { last: this.#lastSeq, highest: this.#highestSeq };
    const { more } = await this.#ask(link);
    if (this.#lastSeq > before.last) return more || this.#highestSeq > this.#lastSeq;
    if (this.#highestSeq > before.highest) return true;
    if (more) {
      await sleep(beingWrittenMs, this.#environment);
      return true;
    }
    this.#highestSeq = this.#lastSeq;
    return false;
  }

  #ask(link: Link): Promise<ReplyTo<'resume'>> {
    const attempt = () => {
      const id = this.#environment.newId();
      const request = { type: 'resume', id, conversationId: this.id, afterSeq: this.#lastSeq } as const;
      return link.request(toFrame(request));
    };
    return retrying(attempt, { ERR_TRY_AGAIN: 8, ERR_SLOW_DOWN: 8 }, this.#environment);
  }

  #take(entry: Entry, link: Link): void {
    this.#follow(entry, link);
    this.#outbox.saw(entry);
    this.#highestSeq = Math.max(this.#highestSeq, entry.seq);
    if (entry.seq !== this.#lastSeq + 1) return;
    this.#lastSeq = entry.seq;
    this.#events.deliver(entry);
  }

  /** An answer to a repeated `start` or `accept` does not register the socket that brought it. */
  #follow(entry: Entry, link: Link): void {
    if (entry.seq <= this.#lastSeq) return;
    const takesPart = this.#events.takesPart(entry);
    if (takesPart === true && !this.following) {
      this.following = true;
      if (this.#outbox.firstAttempt) this.#registered = link;
    }
    if (takesPart === false) this.following = false;
  }
}
