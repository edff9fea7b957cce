import { SealformError } from '../../core/errors.ts';
import type { Entry, NumberedType, ReplyTo } from '../../core/protocol/index.ts';
import type { Environment } from '../environment.ts';
import { retrying } from '../retry.ts';
import { toFrame, type Frame } from '../socket/frame.ts';
import type { Link } from '../socket/link.ts';
import { Tasks } from '../tasks.ts';
import { Outbox } from './outbox.ts';

/** What a conversation needs of the session that it belongs to. */
export interface ConversationDeps {
  readonly environment: Environment;
  /** Catches up on the live socket. */
  catchUp(conversation: Conversation): Promise<void>;
  /** Sends a frame over the live socket, unless the signal is aborted by then. */
  ask<T extends NumberedType>(frame: Frame<T>, signal: AbortSignal): Promise<ReplyTo<T>>;
  /** The next entry, in order, once. */
  deliver(entry: Entry): void;
  /** Does this entry begin or end this client's part in the conversation? */
  takesPart(entry: Entry): boolean | undefined;
  /** An entry is missing: see to it that {@link Conversation.catchUp} is called. */
  missing(conversation: Conversation): void;
}

/** The entries of one conversation, in order and exactly once, and the requests that add to them. */
export class Conversation {
  readonly id: string;
  /** Whether new sockets have to be registered for it: from its start until it ends or is handed over. */
  following = false;
  readonly #deps: ConversationDeps;
  readonly #tasks: Tasks;
  readonly #outbox: Outbox;
  #lastSeq: number;
  #highestSeq: number;
  #catchingUp: { readonly link: Link; readonly done: Promise<void> } | undefined;
  #failure: SealformError | undefined;
  #registered: Link | undefined;

  constructor(id: string, afterSeq: number, deps: ConversationDeps) {
    this.id = id;
    this.#lastSeq = afterSeq;
    this.#highestSeq = afterSeq;
    this.#deps = deps;
    this.#tasks = new Tasks(deps.environment);
    this.#outbox = new Outbox({
      environment: deps.environment,
      tasks: this.#tasks,
      ask: (frame, signal) => deps.ask(frame, signal),
      catchUp: async () => {
        if (this.following) await deps.catchUp(this);
      },
    });
  }

  /** Number of the last entry before the first one that is missing. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** Why it was given up, if it was. */
  get failure(): SealformError | undefined {
    return this.#failure;
  }

  /** Whether the server knows this socket for this conversation, and nothing is known to be missing. */
  isCurrent(link: Link): boolean {
    return this.#registered === link && this.#highestSeq === this.#lastSeq;
  }

  /** Adds an entry to the conversation: see {@link Outbox.push}. */
  request<T extends NumberedType>(frame: Frame<T>): Promise<ReplyTo<T>> {
    return this.#outbox.push(frame);
  }

  /** Takes an entry that a socket brought. The next one is delivered, a known one dropped; a gap is reported. */
  receive(entry: Entry, link: Link): void {
    this.#take(entry, link);
    if (this.following && this.#catchingUp?.link !== link && !this.isCurrent(link)) this.#deps.missing(this);
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
   * Registers a socket and gets what is missing, frame by frame.
   *
   * @throws the server's error, ERR_TIMEOUT, Cut when the socket closes first
   */
  catchUp(link: Link): Promise<void> {
    if (this.#catchingUp?.link === link) return this.#catchingUp.done;
    const done = this.#catchUpAll(link).finally(() => {
      if (this.#catchingUp?.done === done) this.#catchingUp = undefined;
    });
    this.#catchingUp = { link, done };
    return done;
  }

  /** Gives the conversation up: what waits for an answer in it fails with this error. */
  drop(error: SealformError): void {
    this.following = false;
    this.#failure = error;
    this.#tasks.stop(error);
  }

  /** Takes it up (again). */
  follow(): void {
    this.following = true;
    this.#failure = undefined;
  }

  async #catchUpAll(link: Link): Promise<void> {
    while (await this.#catchUpOnce(link));
  }

  /** Resolves with whether there is more to get. A number that the server itself cannot fill is forgotten. */
  async #catchUpOnce(link: Link): Promise<boolean> {
    const before = { last: this.#lastSeq, highest: this.#highestSeq };
    const { more } = await this.#resume(link);
    if (this.#lastSeq > before.last) return more || this.#highestSeq > this.#lastSeq;
    if (this.#highestSeq > before.highest) return true;
    this.#highestSeq = this.#lastSeq;
    return false;
  }

  #resume(link: Link): Promise<ReplyTo<'resume'>> {
    const { environment } = this.#deps;
    const attempt = () => {
      const id = environment.newId();
      const request = { type: 'resume', id, conversationId: this.id, afterSeq: this.#lastSeq } as const;
      return link.request(toFrame(request));
    };
    return retrying(attempt, { ERR_TRY_AGAIN: 8, ERR_SLOW_DOWN: 8 }, environment);
  }

  #take(entry: Entry, link: Link): void {
    this.#follow(entry, link);
    this.#outbox.saw(entry);
    this.#highestSeq = Math.max(this.#highestSeq, entry.seq);
    if (entry.seq !== this.#lastSeq + 1) return;
    this.#lastSeq = entry.seq;
    this.#deps.deliver(entry);
  }

  /** An answer to a repeated `start` or `accept` does not register the socket that brought it. */
  #follow(entry: Entry, link: Link): void {
    if (entry.seq <= this.#lastSeq) return;
    const takesPart = this.#deps.takesPart(entry);
    if (takesPart === true && !this.following) {
      this.follow();
      if (this.#outbox.firstAttempt) this.#registered = link;
    }
    if (takesPart === false) this.following = false;
  }
}
