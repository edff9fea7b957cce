import type { ConnectionState, Environment, Joined } from '../../../client/index.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { isGone } from '../../../core/conversation/standing.ts';
import type { Agent, Entry, EntryOf, StaffRole } from '../../../core/protocol/index.ts';
import type { Changes } from '../../shared/changes.ts';
import type { AnswerShelf } from './answer-shelf.ts';
import { Chat } from './chat.ts';

/** A sign of typing holds for so long, ms. */
const typingHoldsMs = 5_000;

export interface DeskOptions {
  readonly environment: Environment;
  /** Whether somebody can see the page. */
  readonly isVisible: () => boolean;
  /** Whether this agent may copy stored answers. @default nobody may */
  readonly mayCopy?: () => boolean;
}

/** What lies before an agent: what the server has told, and what of it has been seen. */
export class Desk {
  readonly chats = new Map<string, Chat>();
  me: Agent | undefined;
  /** Nobody's until the server has said. */
  roles: readonly StaffRole[] = [];
  connection: ConnectionState = 'connecting';
  waiting: Joined['waiting'] = [];
  selected: string | undefined;
  /** How often the agent has turned to a chat: chosen it, asked for it, or written in it. */
  turns = 0;
  readonly #options: DeskOptions;
  readonly #answers: AnswerShelf;
  readonly #changes: Changes;
  /** Chats with a timer that ends the sign of typing. */
  readonly #typing = new Set<Chat>();
  #clockAheadMs = 0;

  constructor(options: DeskOptions, answers: AnswerShelf, changes: Changes) {
    this.#options = options;
    this.#answers = answers;
    this.#changes = changes;
  }

  get selectedChat(): Chat | undefined {
    return this.selected === undefined ? undefined : this.chats.get(this.selected);
  }

  get isAgent(): boolean {
    return this.roles.includes('agent');
  }

  /** Supervisors and auditors may look at conversations of others. */
  get isOverseer(): boolean {
    return this.roles.some((role) => role !== 'agent');
  }

  get mayCopy(): boolean {
    return this.#options.mayCopy?.() ?? false;
  }

  get isClosed(): boolean {
    return this.connection === 'closed' || this.connection === 'refused';
  }

  /** Whether the list of those who wait is as the server has told it, not long ago. */
  get isListCurrent(): boolean {
    return this.connection === 'connected' && this.me !== undefined;
  }

  /** The server's time, as nearly as this page knows it: ms since the epoch. */
  now(): number {
    return this.localNow() + this.#clockAheadMs;
  }

  /** This machine's time, ms since the epoch. */
  localNow(): number {
    return this.#options.environment.now();
  }

  /** Other agents that this page has seen in its conversations. */
  get othersMet(): Agent[] {
    const agents = [...this.chats.values()].flatMap(({ lines }) =>
      lines.flatMap(({ entry }) => ('agent' in entry && entry.agent ? [entry.agent] : [])),
    );
    const others = agents.filter(({ id }) => id !== this.me?.id);
    return [...new Map(others.map((agent) => [agent.id, agent])).values()];
  }

  /**
   * The off-the-record answers to this form that can be looked at now. Before the server has noted that they are delivered,
   * the visitor can still take them back, and then reads that nobody has seen them.
   */
  toShow(form: FormRecord): string[] {
    const waiting = this.#answers.waiting(form.request.requestId);
    return form.end || waiting.every((field) => form.delivered.has(field)) ? waiting : [];
  }

  /** Shows a conversation: what is in it counts as read. */
  select(conversationId: string | undefined): void {
    this.turns += 1;
    this.selected = conversationId;
    this.readSelected();
    this.#changes.tell();
  }

  /** What is on the screen has been seen. */
  readSelected(): void {
    if (this.#options.isVisible() && this.selectedChat?.read()) this.#changes.tell();
  }

  /** Takes a conversation that is over off the screen. */
  dismiss({ id }: Chat): void {
    this.chats.delete(id);
    if (this.selected === id) this.selected = undefined;
    this.#changes.tell();
  }

  /** The answer to `join`. Returns the own conversations that this page has not known. */
  joined({ agent, roles, waiting, own }: Joined): string[] {
    [this.me, this.roles] = [agent, roles];
    // A list that was made before an entry came is older than what that entry told.
    this.waiting = waiting.filter(({ conversationId }) => this.chats.get(conversationId)?.state !== 'open');
    this.#changes.tell();
    return own.map(({ conversationId }) => conversationId).filter((id) => !this.chats.has(id));
  }

  /** Takes the next entry of any conversation. */
  add(entry: Entry): void {
    const chat = this.chat(entry.conversationId);
    chat.add(entry, this.me);
    const isLeft = chat.state !== 'open';
    if (!isLeft) this.#waitsNoMore(chat.id);
    this.#answers.forget(chat.id, (requestId) => isLeft || isGone(chat.forms.get(requestId)));
    if (chat.id === this.selected && this.#options.isVisible()) chat.read();
    this.#changes.tell();
  }

  /** This agent has taken a conversation. Its entries may still be on their way. */
  took({ conversationId, at }: EntryOf<'accepted'>): void {
    this.observe(at);
    this.#waitsNoMore(conversationId);
    this.chat(conversationId);
    this.#changes.tell();
  }

  /** The conversation is this agent's no more. */
  lost(conversationId: string): void {
    const chat = this.chats.get(conversationId);
    if (chat) [chat.state, chat.typingUntil] = ['away', 0];
    this.#answers.forget(conversationId);
    this.#changes.tell();
  }

  visitorTypes(conversationId: string): void {
    const chat = this.chats.get(conversationId);
    if (chat?.state !== 'open') return;
    const isShown = chat.typingUntil > this.localNow();
    chat.typingUntil = this.localNow() + typingHoldsMs;
    if (!this.#typing.has(chat)) this.#endTyping(chat);
    // However often it is said, the screen stays the same.
    if (!isShown) this.#changes.tell();
  }

  #waitsNoMore(id: string): void {
    this.waiting = this.waiting.filter(({ conversationId }) => conversationId !== id);
  }

  /** One timer a chat: it is set anew when it runs out, not at every sign of typing. */
  #endTyping(chat: Chat): void {
    this.#typing.add(chat);
    const leftMs = Math.max(chat.typingUntil - this.localNow(), 0);
    this.#options.environment.after(leftMs, () => {
      if (chat.typingUntil > this.localNow()) return this.#endTyping(chat);
      this.#typing.delete(chat);
      this.#changes.tell();
    });
  }

  /** The conversation with this id, made if it is not known. */
  chat(id: string): Chat {
    const chat = this.chats.get(id) ?? new Chat(id);
    this.chats.set(id, chat);
    return chat;
  }

  /** The time of what was made just now: this machine's clock may be wrong by minutes. */
  observe(at: number): void {
    this.#clockAheadMs = at - this.localNow();
  }
}
