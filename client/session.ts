import { SealformError, type ErrorCode } from '../core/errors.ts';
import type { Entry, Push, ReplyTo, RequestType, ServerMessage } from '../core/protocol/index.ts';
import { Conversation } from './conversation/conversation.ts';
import type { Environment } from './environment.ts';
import { hasCode, retrying, type Patience } from './retry.ts';
import { Connection, type ConnectionState, type Credential } from './socket/connection.ts';
import { toFrame, type Frame } from './socket/frame.ts';
import { checkPauses, usePauses } from './socket/limits.ts';
import type { Link } from './socket/link.ts';
import { Sparingly } from './sparingly.ts';
import { Tasks } from './tasks.ts';

/** What a session tells its client, and asks of it. */
export interface SessionEvents {
  credential(): Promise<Credential>;
  /** Called for every new socket before the conversations are resumed on it. */
  arrive?(link: Link): Promise<void>;
  /** The next entry of its conversation, in order, once. */
  deliver(entry: Entry): void;
  /** Does this entry begin or end this client's part in its conversation? */
  takesPart(entry: Entry): boolean | undefined;
  pushed(message: Exclude<Push, { type: 'signedOut' }>): void;
  /** The server has ended the sign-in, wherever that was asked for. */
  signedOut?(): void;
  state(state: ConnectionState): void;
  /** The server lets this client resume a conversation no more. */
  lost(conversationId: string, error: SealformError): void;
}

/** Codes that say nothing about a conversation: the next socket may succeed. */
const passing: ErrorCode[] = ['ERR_TIMEOUT', 'ERR_TRY_AGAIN', 'ERR_SLOW_DOWN', 'ERR_CLOSED'];

/** For what is repeated until it succeeds, is refused, or its deadline passes. */
export const endless: Patience = {
  cut: Infinity,
  ERR_TIMEOUT: Infinity,
  ERR_TRY_AGAIN: Infinity,
  ERR_SLOW_DOWN: Infinity,
};

/** A connection with the conversations on it: what visitors' and agents' clients have in common. */
export class Session {
  readonly environment: Environment;
  /** What runs beside the conversations; ends with the session. */
  readonly tasks: Tasks;
  readonly #events: SessionEvents;
  readonly #connection: Connection;
  readonly #conversations = new Map<string, Conversation>();
  readonly #checks: Sparingly;
  readonly #usage: Sparingly;

  constructor(url: string, environment: Environment, events: SessionEvents) {
    this.environment = environment;
    this.tasks = new Tasks(environment);
    this.#events = events;
    this.#connection = new Connection(url, environment, {
      credential: () => events.credential(),
      prepare: (link) => this.#prepare(link),
      tookOver: (link) => this.#tookOver(link),
      received: (message, link) => this.#receive(message, link),
      quiet: (link) => this.#catchUpAll(link),
      state: (state) => events.state(state),
      stopped: (error) => this.#stopped(error),
    });
    this.#checks = new Sparingly(environment, checkPauses, () => this.#check(true));
    this.#usage = new Sparingly(environment, usePauses, () => this.#check(false));
  }

  /** How many messages of the server's were none of this protocol's. */
  get ignoredMessages(): number {
    return this.#connection.ignored;
  }

  open(): void {
    this.#connection.open();
  }

  /** Goes on over a new socket, with the credential as it is now. */
  renew(): Promise<void> {
    return this.#connection.renew();
  }

  close(): void {
    this.#connection.close();
  }

  /** See {@link VisitorClient.checkNow}. */
  checkNow(): void {
    this.#checks.call();
  }

  /** See {@link VisitorClient.inUse}. */
  inUse(): void {
    this.#usage.call();
  }

  /** The conversation with this id, made if it is not known. */
  conversation(id: string, afterSeq = 0): Conversation {
    const known = this.#conversations.get(id);
    if (known) return known;
    const conversation = new Conversation(id, afterSeq, {
      environment: this.environment,
      catchUp: (behind) => this.catchUp(behind),
      ask: (frame, signal) => this.ask(() => frame, signal),
      deliver: (entry) => this.#events.deliver(entry),
      takesPart: (entry) => this.#events.takesPart(entry),
      missing: (incomplete) => void this.#fill(incomplete),
    });
    this.#conversations.set(id, conversation);
    return conversation;
  }

  /**
   * Takes a conversation up, and resolves when every entry so far has been delivered.
   *
   * @throws ERR_NOT_ALLOWED when the server does not let this client resume it
   */
  async resume(conversation: Conversation): Promise<void> {
    conversation.follow();
    this.open();
    const attempt = async () => {
      const link = await this.#connection.live();
      if (conversation.failure) throw conversation.failure;
      await this.#bringUp(conversation, link);
    };
    try {
      await this.tasks.run((signal) => retrying(attempt, endless, this.environment, signal));
    } catch (error) {
      if (error instanceof SealformError) conversation.drop(error);
      throw error;
    }
  }

  /** Knows nothing of this conversation any more: if it comes back, it comes from its beginning. */
  forget(conversationId: string): void {
    this.#conversations.delete(conversationId);
  }

  /** Makes and sends a frame once there is a live socket, unless the signal is aborted by then; replaces a silent socket. */
  async ask<T extends RequestType>(makeFrame: () => Frame<T>, signal: AbortSignal): Promise<ReplyTo<T>> {
    const link = await this.#connection.live();
    signal.throwIfAborted();
    try {
      return await link.request(makeFrame());
    } catch (error) {
      if (hasCode(error, 'ERR_TIMEOUT')) this.#connection.replace(link);
      throw error;
    }
  }

  /** Gets every entry up to now over the live socket, whether or not one is known to be missing. */
  async catchUp(conversation: Conversation): Promise<void> {
    await this.#catchUp(conversation, await this.#connection.live());
  }

  /** Sends what may be lost. */
  mention(frame: Frame): void {
    this.#connection.current?.request(frame).catch(() => undefined);
  }

  #receive(message: ServerMessage, link: Link): void {
    if ('seq' in message) this.#received(message, link);
    else if (message.type === 'resumed')
      this.#conversations.get(message.conversationId)?.resumed(message, link);
    else if (message.type === 'signedOut') this.#signedOut();
    else if (message.type === 'typed' || message.type === 'answerRelayed') this.#events.pushed(message);
  }

  #signedOut(): void {
    this.#events.signedOut?.();
    this.#connection.close();
  }

  #check(thoroughly: boolean): void {
    const link = this.#connection.current;
    if (!link) this.#connection.hurry(thoroughly);
    else if (thoroughly) this.#catchUpAll(link);
    else if (link.expectWord()) this.#ping(link);
  }

  /** Asks for a word, and for what is missing: a push may be lost on a socket that lives, and nothing shows that but asking. */
  #catchUpAll(link: Link): void {
    const isFirst = link.expectWord();
    const following = this.#following();
    for (const each of following) void this.#catchUp(each, link).catch(() => undefined);
    if (isFirst && following.length === 0) this.#ping(link);
  }

  #ping(link: Link): void {
    const frame = toFrame({ type: 'ping', id: this.environment.newId() });
    void link.request(frame).catch(() => undefined);
  }

  /** A conversation that is not known begins here with the entry that makes this client take part in it. */
  #received(entry: Entry, link: Link): void {
    const known = this.#conversations.get(entry.conversationId);
    if (known) known.receive(entry, link);
    else if (this.#events.takesPart(entry)) this.conversation(entry.conversationId).receive(entry, link);
  }

  async #prepare(link: Link): Promise<void> {
    await this.#events.arrive?.(link);
    await Promise.all(this.#following().map((conversation) => this.#bringUpOrLose(conversation, link)));
  }

  #tookOver(link: Link): void {
    for (const conversation of this.#following()) {
      if (!conversation.isCurrent(link)) void this.#fill(conversation);
    }
  }

  async #fill(conversation: Conversation): Promise<void> {
    try {
      await this.#bringUpOrLose(conversation, await this.#connection.live());
    } catch {
      // The socket failed: the next one catches up.
    }
  }

  async #bringUpOrLose(conversation: Conversation, link: Link): Promise<void> {
    try {
      await this.#bringUp(conversation, link);
    } catch (error) {
      if (!(error instanceof SealformError) || passing.includes(error.code)) throw error;
      conversation.drop(error);
      this.#events.lost(conversation.id, error);
    }
  }

  async #bringUp(conversation: Conversation, link: Link): Promise<void> {
    if (!conversation.isCurrent(link)) await this.#catchUp(conversation, link);
  }

  async #catchUp(conversation: Conversation, link: Link): Promise<void> {
    try {
      await conversation.catchUp(link);
    } catch (error) {
      if (hasCode(error, 'ERR_TIMEOUT')) this.#connection.replace(link);
      throw error;
    }
  }

  #following(): Conversation[] {
    return [...this.#conversations.values()].filter(({ following }) => following);
  }

  #stopped(error: SealformError): void {
    this.tasks.stop(error);
    this.#checks.stop();
    this.#usage.stop();
    for (const conversation of this.#conversations.values()) conversation.drop(error);
  }
}
