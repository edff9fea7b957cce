import type { Answers, ConnectionState, Offer, VisitorClient } from '../../../client/index.ts';
import { SealformError, type ErrorCode } from '../../../core/errors.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import type { ChatOptions, Refusal } from './chat-options.ts';
import { Chronicle } from './chronicle.ts';
import { Relayed } from './relayed.ts';
import { forget, save, savedConversation, type SavedConversation } from './saved-conversation.ts';
import { ServerClock } from './server-clock.ts';

/** Something the visitor said that the server has not answered yet, or has refused. */
export interface Unsent {
  readonly text: string;
  /** Why it was not sent; undefined while it still may be. */
  failure: ErrorCode | undefined;
}

/** How long "is typing" stays when nothing more is heard, ms. */
const typingShownMs = 5_000;

/** "Is typing" is told this often at most, ms. */
const typingToldMs = 3_000;

/** One chat: its client, what was heard and said, and where it is kept. Whoever shows it is told of every change. */
export class ChatSession {
  readonly clock = new ServerClock();
  readonly offers = new Map<string, Offer | Refusal>();
  readonly relayed = new Relayed(() => this.#changed());
  readonly unsent: Unsent[] = [];
  chronicle = new Chronicle();
  connection: ConnectionState | undefined;
  /** A conversation of before is being looked for. */
  isReturning = false;
  /** A conversation of before is there no more. */
  isLost = false;
  agentIsTyping = false;
  readonly #options: ChatOptions;
  readonly #listeners = new Set<() => void>();
  #client: VisitorClient | undefined;
  /** The client, once it may be asked for something: its conversation is known, or begun. */
  #opening: Promise<VisitorClient> | undefined;
  #saved: SavedConversation | undefined;
  #toldTypingAt = 0;
  #typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(options: ChatOptions) {
    this.#options = options;
  }

  /** Nothing has been said, and nothing is being looked for. */
  get isEmpty(): boolean {
    return this.chronicle.phase === 'new' && this.unsent.length === 0 && !this.isReturning;
  }

  /** How many of the agent's messages and forms have not been on the screen. */
  get unread(): number {
    return this.chronicle.unreadAfter(this.#saved?.readSeq ?? 0);
  }

  /** Calls `listener` after each change. Returns how to stop that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes up the conversation that this browser knows of, if there is one and none is open here. */
  async restore(): Promise<void> {
    const saved = savedConversation();
    if (!saved || this.#opening) return;
    this.#saved = saved;
    this.isReturning = true;
    this.#opening = this.#connect(saved.credential);
    this.#changed();
    try {
      const client = await this.#opening;
      await client.resume(saved.conversationId, 0);
    } catch (error) {
      if (!(error instanceof SealformError) || error.code === 'ERR_CLOSED') return;
      this.startOver();
      this.isLost = true;
    } finally {
      this.isReturning = false;
      this.#changed();
    }
  }

  /**
   * Another page of this site has begun a conversation, or has left one behind: what has ended here gives way to that.
   * The one that goes on here stays.
   */
  async follow(): Promise<void> {
    if (this.chronicle.phase === 'ended' && !this.#isKept) this.startOver();
    await this.restore();
  }

  /** Says something, in a new conversation if there is none. What fails stays, to be said again. */
  async send(text: string): Promise<void> {
    const unsent: Unsent = { text, failure: undefined };
    this.unsent.push(unsent);
    await this.#deliver(unsent);
  }

  async sendAgain(unsent: Unsent): Promise<void> {
    unsent.failure = undefined;
    await this.#deliver(unsent);
  }

  /** The network or the page came back, or the visitor wants it: see {@link VisitorClient.checkNow}. */
  checkNow(): void {
    this.#client?.checkNow();
  }

  /** The visitor uses the page: see {@link VisitorClient.inUse}. */
  inUse(): void {
    this.#client?.inUse();
  }

  /** Tells the agent that the visitor is typing. */
  typing(): void {
    if (Date.now() - this.#toldTypingAt < typingToldMs || this.chronicle.phase !== 'open') return;
    this.#toldTypingAt = Date.now();
    this.#client?.typing();
  }

  /** Everything up to now is on the screen. */
  markRead(): void {
    const { lastSeq } = this.chronicle;
    if (!this.#saved || this.#saved.readSeq >= lastSeq) return;
    this.#saved = { ...this.#saved, readSeq: lastSeq };
    if (this.#isKept) save(this.#saved);
    this.#changed();
  }

  /** @throws SealformError */
  async openForm(requestId: string): Promise<void> {
    await this.#taken().openForm(requestId);
  }

  /** @throws SealformError; SealingError for a sealed form */
  async submitForm(requestId: string, answers: Answers): Promise<void> {
    const { deliveries } = await this.#taken().submitForm(requestId, answers);
    for (const [field, delivery] of deliveries) this.relayed.follow(requestId, field, delivery);
  }

  /** Relays an off-the-record answer that was typed again. */
  relayAnswer(requestId: string, field: string, answer: string): void {
    this.relayed.follow(requestId, field, this.#taken().relayAnswer(requestId, field, answer));
  }

  /** @throws SealformError */
  async withdraw(requestId: string): Promise<void> {
    await this.#taken().withdraw(requestId);
  }

  /** @throws SealformError */
  async end(): Promise<void> {
    await this.#taken().end();
  }

  /** Leaves this conversation behind, out of this browser's reach; the next message begins a new one. */
  startOver(): void {
    if (this.#isKept) forget();
    this.#client?.close();
    this.#client = this.#opening = this.#saved = this.connection = undefined;
    this.chronicle = new Chronicle();
    this.offers.clear();
    this.unsent.length = 0;
    this.isLost = false;
    this.#changed();
  }

  /** This browser knows of this conversation, and not of one that another page has begun since. */
  get #isKept(): boolean {
    return savedConversation()?.conversationId === this.#saved?.conversationId;
  }

  async #deliver(unsent: Unsent): Promise<void> {
    this.#changed();
    try {
      this.#opening ??= this.#begin();
      const client = await this.#opening;
      await client.send(unsent.text);
      this.unsent.splice(this.unsent.indexOf(unsent), 1);
    } catch (error) {
      unsent.failure = error instanceof SealformError ? error.code : 'ERR_TRY_AGAIN';
    }
    this.#changed();
  }

  async #begin(): Promise<VisitorClient> {
    const { VisitorClient } = await this.#options.code();
    const credential = VisitorClient.newCredential();
    const client = await this.#connect(credential);
    this.isLost = false;
    const started = client.start();
    this.#saved = { conversationId: client.conversationId ?? '', credential, readSeq: 0 };
    save(this.#saved);
    try {
      await started;
    } catch (error) {
      if (this.#client === client) this.#client = this.#opening = undefined;
      throw error;
    }
    return client;
  }

  async #connect(credential: string): Promise<VisitorClient> {
    const { webSocketUrl, trust, code, forms } = this.#options;
    const { VisitorClient } = await code();
    const client: VisitorClient = new VisitorClient({
      url: webSocketUrl,
      credential,
      forms,
      ...trust,
      onEntry: (entry) => client === this.#client && this.#hear(entry),
      onForm: (offer) => this.#offered(offer.requestId, offer),
      onFormRefused: (requestId, error) => this.#offered(requestId, error),
      onTyping: () => this.#agentTypes(true),
      onState: (state) => {
        if (client !== this.#client) return;
        this.connection = state;
        this.#changed();
      },
    });
    this.#client = client;
    return client;
  }

  #hear(entry: Entry): void {
    this.clock.saw(entry, this.isReturning);
    this.chronicle.add(entry);
    if (entry.type === 'messageSent' && entry.from === 'agent') this.#agentTypes(false);
    if (entry.type === 'ended') this.#client?.close();
    this.#changed();
    if (entry.type === 'ended' && savedConversation()) void this.follow();
  }

  #offered(requestId: string, offer: Offer | Refusal): void {
    this.offers.set(requestId, offer);
    this.#changed();
  }

  #agentTypes(isTyping: boolean): void {
    clearTimeout(this.#typingTimer);
    this.agentIsTyping = isTyping;
    if (isTyping) this.#typingTimer = setTimeout(() => this.#agentTypes(false), typingShownMs);
    this.#changed();
  }

  #taken(): VisitorClient {
    if (!this.#client) throw new SealformError('ERR_CLOSED');
    return this.#client;
  }

  #changed(): void {
    for (const listener of this.#listeners) listener();
  }
}
