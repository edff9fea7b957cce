import type { Answers, ConnectionState, Offer, VisitorClient } from '../../../client/index.ts';
import { Chronicle, type Line } from '../../../core/conversation/chronicle.ts';
import { SealformError } from '../../../core/errors.ts';
import type { Entry, RedactedKind } from '../../../core/protocol/index.ts';
import { Changes } from '../../shared/changes.ts';
import type { ChatOptions, Refusal } from './chat-options.ts';
import { DeviceMemory } from './device-memory.ts';
import { unreadIn } from './items.ts';
import { Relayed } from './relayed.ts';
import { savedConversation } from './saved-conversation.ts';
import { ServerClock } from './server-clock.ts';
import { Typing } from './typing.ts';
import { UnsentMessages } from './unsent.ts';

/** One chat: its client, what was heard and said, and where it is kept. Whoever shows it is told of every change. */
export class ChatSession {
  readonly changes = new Changes();
  readonly clock = new ServerClock();
  readonly offers = new Map<string, Offer | Refusal>();
  readonly relayed = new Relayed(this.changes.tell);
  /** What was said, in a new conversation if there was none. */
  readonly unsent = new UnsentMessages((text, isNot) => this.#say(text, isNot), this.changes.tell);
  readonly memory = new DeviceMemory(() => this.tidy());
  readonly #typing = new Typing(this.changes.tell);
  chronicle = new Chronicle();
  /** What was told, line by line. */
  lines: Line[] = [];
  connection: ConnectionState | undefined;
  /** A conversation of before is being looked for. */
  isReturning = false;
  /** A conversation of before is there no more: the server has it no longer, or it ended and this device has forgotten it. */
  gone: 'lost' | 'removed' | undefined;
  /** How often everything was forgotten here, drafts included. */
  resets = 0;
  readonly #options: ChatOptions;
  #client: VisitorClient | undefined;
  /** The client, once it may be asked for something: its conversation is known, or begun. */
  #opening: Promise<VisitorClient> | undefined;
  /** Counts the conversations, so that what was begun for one does not go on in the next. */
  #generation = 0;

  constructor(options: ChatOptions) {
    this.#options = options;
  }

  get agentIsTyping(): boolean {
    return this.#typing.isShown;
  }

  /** Nothing has been said, and nothing is being looked for. */
  get isEmpty(): boolean {
    return this.chronicle.phase === 'new' && this.unsent.items.length === 0 && !this.isReturning;
  }

  /** The kinds of number that the agent has asked for, and not long ago. */
  get asked(): RedactedKind[] {
    return this.chronicle.askedOf('visitor', this.clock.now());
  }

  /** How many of the agent's messages and forms have not been on the screen. */
  get unread(): number {
    return unreadIn(this.lines, this.memory.known?.readSeq ?? 0);
  }

  /** Takes up the conversation that this browser knows of, if there is one and none is open here. */
  async restore(): Promise<void> {
    const saved = this.#opening ? undefined : this.memory.take();
    if (!saved) return;
    const generation = this.#generation;
    this.isReturning = true;
    this.#opening = this.#connect(saved.credential, generation);
    this.changes.tell();
    try {
      const client = await this.#opening;
      await client.resume(saved.conversationId, 0);
    } catch (error) {
      if (!(error instanceof SealformError) || error.code === 'ERR_CLOSED') return;
      this.startOver('lost');
    } finally {
      if (generation === this.#generation) this.isReturning = false;
      this.changes.tell();
    }
  }

  /**
   * Another page of this site has begun a conversation, or has left one behind: what has ended here gives way to that.
   * The one that goes on here stays.
   */
  async follow(): Promise<void> {
    if (this.chronicle.phase === 'ended' && !this.memory.isSaved) this.startOver();
    this.memory.follow();
    this.changes.tell();
    await this.restore();
  }

  /** Forgets what should not be found here any more: what has been over for long, and what was forgotten while this page slept. */
  tidy(): void {
    this.memory.follow();
    const { isOverdue, isGone } = this.memory;
    if (!isOverdue && !isGone) return;
    this.#leaveAll(isOverdue ? 'removed' : undefined);
    // Another page may have begun a conversation since then.
    void this.restore();
  }

  /** Forgets everything that this device knows, whichever conversation it is. */
  reset(): void {
    this.memory.forgetAll();
    this.#leaveAll();
  }

  /** The network or the page came back, or the visitor wants it: see {@link VisitorClient.checkNow}. */
  checkNow(): void {
    this.tidy();
    this.#client?.checkNow();
  }

  /** The visitor uses the page: see {@link VisitorClient.inUse}. */
  inUse(): void {
    this.#client?.inUse();
  }

  /** Tells the agent that the visitor is typing. */
  typing(): void {
    if (this.chronicle.phase === 'open' && this.#typing.isDue()) this.#client?.typing();
  }

  /** Everything up to now is on the screen. */
  markRead(): void {
    const { lastSeq } = this.chronicle;
    if ((this.memory.known?.readSeq ?? lastSeq) >= lastSeq) return;
    this.changes.make(() => this.memory.change({ readSeq: lastSeq }));
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
  startOver(gone?: ChatSession['gone']): void {
    this.memory.forget();
    this.#generation++;
    this.#client?.close();
    this.#client = this.#opening = this.connection = undefined;
    [this.chronicle, this.lines] = [new Chronicle(), []];
    this.offers.clear();
    this.unsent.clear();
    this.isReturning = false;
    this.gone = gone;
    this.#typing.show(false);
  }

  /** Takes what was typed off the screen too. */
  #leaveAll(gone?: 'removed'): void {
    this.resets++;
    this.startOver(gone);
  }

  async #say(text: string, isNot?: RedactedKind[]): Promise<void> {
    this.#opening ??= this.#begin();
    await (await this.#opening).send(text, isNot);
  }

  async #begin(): Promise<VisitorClient> {
    const generation = this.#generation;
    const { VisitorClient } = await this.#options.code();
    const credential = VisitorClient.newCredential();
    const client = await this.#connect(credential, generation);
    this.gone = undefined;
    const started = client.start();
    this.memory.begin({ conversationId: client.conversationId ?? '', credential, readSeq: 0 });
    try {
      await started;
    } catch (error) {
      if (this.#client === client) this.#client = this.#opening = undefined;
      // There is no such chat: a reload has none to look for.
      if (error instanceof SealformError && error.code === 'ERR_TOO_MANY_WAITING') this.memory.forget();
      throw error;
    }
    return client;
  }

  async #connect(credential: string, generation: number): Promise<VisitorClient> {
    const { webSocketUrl, trust, code, forms } = this.#options;
    const { VisitorClient } = await code();
    if (generation !== this.#generation) throw new SealformError('ERR_CLOSED');
    const client: VisitorClient = new VisitorClient({
      url: webSocketUrl,
      credential,
      forms,
      ...trust,
      onEntry: (entry) => client === this.#client && this.#hear(entry),
      onForm: (offer) => this.#offered(offer.requestId, offer),
      onFormRefused: (requestId, error) => this.#offered(requestId, error),
      onTyping: () => this.#typing.show(true),
      onState: (state) => {
        if (client !== this.#client) return;
        this.changes.make(() => (this.connection = state));
      },
    });
    this.#client = client;
    return client;
  }

  #hear(entry: Entry): void {
    this.clock.saw(entry, this.isReturning);
    this.lines.push(this.chronicle.add(entry));
    // Who types on says so again; who has given the chat away, or ended it, does not.
    if (!('from' in entry) || entry.from === 'agent') this.#typing.show(false);
    if (entry.type === 'messageSent' && entry.from === 'visitor') this.unsent.heard(entry.text);
    if (entry.type === 'ended') this.#over(entry);
    this.changes.tell();
    if (entry.type === 'ended' && savedConversation()) void this.follow();
  }

  /** What ended unseen has been over since then, by the server's clock. */
  #over({ at }: Entry): void {
    this.#client?.close();
    this.memory.ended(this.clock.now() - at);
    if (this.memory.isOverdue) this.tidy();
  }

  #offered(requestId: string, offer: Offer | Refusal): void {
    this.changes.make(() => this.offers.set(requestId, offer));
  }

  #taken(): VisitorClient {
    if (!this.#client) throw new SealformError('ERR_CLOSED');
    return this.#client;
  }
}
