import type { SealformError } from '../core/errors.ts';
import type { Entry, Push, ReplyTo, RequestType, ServerMessage } from '../core/protocol/index.ts';
import { Conversation, type ConversationEvents } from './conversation/conversation.ts';
import type { Environment } from './environment.ts';
import { Connection, type ConnectionState, type Credential } from './socket/connection.ts';
import { toFrame, type Frame } from './socket/frame.ts';
import { checkPauses, usePauses } from './socket/limits.ts';
import type { Link } from './socket/link.ts';
import { Sparingly } from './sparingly.ts';
import { Tasks } from './tasks.ts';

/** What a session tells its client, and asks of it. */
export interface SessionEvents extends ConversationEvents {
  credential(): Promise<Credential>;
  /** Called for every new socket before the conversations are resumed on it. */
  arrive?(link: Link): Promise<void>;
  pushed(message: Exclude<Push, { type: 'signedOut' }>): void;
  /** The server has ended the sign-in, wherever that was asked for. */
  signedOut?(): void;
  state(state: ConnectionState): void;
}

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
      tookOver: () => this.#following().forEach((conversation) => conversation.fill()),
      received: (message, link) => this.#receive(message, link),
      quiet: (link) => this.#askForNews(link),
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
  conversation(id: string): Conversation {
    const known = this.#conversations.get(id);
    if (known) return known;
    const conversation = new Conversation(id, this.environment, this.#connection, this.#events);
    this.#conversations.set(id, conversation);
    return conversation;
  }

  /** Knows nothing of this conversation any more: if it comes back, it comes from its beginning. */
  forget(conversationId: string): void {
    this.#conversations.delete(conversationId);
  }

  /** See {@link Connection.ask}. */
  ask<T extends RequestType>(makeFrame: () => Frame<T>, signal: AbortSignal): Promise<ReplyTo<T>> {
    return this.#connection.ask(makeFrame, signal);
  }

  /** Sends what may be lost. */
  mention(frame: Frame): void {
    this.#connection.current?.mention(frame);
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
    else if (thoroughly) this.#askForNews(link);
    else if (link.expectWord()) this.#ping(link);
  }

  /** Asks for a word, and for what is missing: a push may be lost on a socket that lives, and nothing shows that but asking. */
  #askForNews(link: Link): void {
    const isFirst = link.expectWord();
    const following = this.#following();
    for (const each of following) void each.catchUp(link).catch(() => undefined);
    if (isFirst && following.length === 0) this.#ping(link);
  }

  #ping(link: Link): void {
    link.mention(toFrame({ type: 'ping', id: this.environment.newId() }));
  }

  /** A conversation that is not known begins here with the entry that makes this client take part in it. */
  #received(entry: Entry, link: Link): void {
    const known = this.#conversations.get(entry.conversationId);
    if (known) known.receive(entry, link);
    else if (this.#events.takesPart(entry)) this.conversation(entry.conversationId).receive(entry, link);
  }

  async #prepare(link: Link): Promise<void> {
    await this.#events.arrive?.(link);
    await Promise.all(this.#following().map((conversation) => conversation.bringUp(link)));
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
