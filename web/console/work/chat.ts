import type { ErrorCode } from '../../../core/errors.ts';
import type { Agent, Entry } from '../../../core/protocol/index.ts';
import type { SealingErrorCode } from '../../../core/sealing/index.ts';
import { advance, beginProgress, endProgress, passOnProgress, type FormProgress } from './form-progress.ts';

/** A message on its way. With `failed` it stays until the agent repeats or discards it. */
export interface Outgoing {
  readonly key: string;
  readonly text: string;
  readonly failed?: ErrorCode | SealingErrorCode | undefined;
}

/** A sign of typing is sent at most this often, ms. */
const typingEveryMs = 3_000;

/** `away`: another agent's, or nobody's, since it was handed over. */
export type ChatState = 'waiting' | 'open' | 'ended' | 'away';

/** One conversation as its entries tell it, and what this page adds: what was read, and what is on its way. */
export class Chat {
  readonly id: string;
  readonly entries: Entry[] = [];
  readonly forms = new Map<string, FormProgress>();
  state: ChatState = 'open';
  agent: Agent | undefined;
  /** The text in the composer, kept while another chat is shown. */
  draft = '';
  outgoing: readonly Outgoing[] = [];
  /** Until when the visitor counts as typing, ms since the epoch by this machine's clock. */
  typingUntil = 0;
  /** Who had the conversation when an entry was made, by the entry's number. */
  readonly #agents = new Map<number, Agent | undefined>();
  #readSeq = 0;
  #typedAt = 0;

  constructor(id: string) {
    this.id = id;
  }

  /** Number of the last entry. */
  get lastSeq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }

  /** When something last happened, ms since the epoch by the server's clock. */
  get lastAt(): number {
    return this.entries.at(-1)?.at ?? 0;
  }

  /** What the visitor has done that the agent has not seen. */
  get unread(): number {
    return this.entries.filter((entry) => entry.seq > this.#readSeq && isNews(entry)).length;
  }

  /** The last message, of either side. */
  get lastMessage() {
    return this.entries.findLast((entry) => entry.type === 'messageSent');
  }

  /** Sealed forms that are not over: what was or will be answered to them goes with this browser's key, or with a hand-over. */
  get openSealed(): FormProgress[] {
    return [...this.forms.values()].filter(({ isSealed, stage }) => isSealed && stage !== 'over');
  }

  /** The agent who had the conversation when this entry was made: what is said or done in an agent's name is theirs. */
  agentAt({ seq }: Entry): Agent | undefined {
    return this.#agents.get(seq);
  }

  /** Everything up to now has been seen. */
  read(): boolean {
    const had = this.unread > 0;
    this.#readSeq = this.lastSeq;
    return had;
  }

  /** After a reload: what came before the agent's own last act has been seen. */
  readWhatWasAnswered(): void {
    this.#readSeq = Math.max(this.#readSeq, this.entries.findLast(isAgents)?.seq ?? 0);
  }

  /** Takes the next entry. */
  add(entry: Entry, me: Agent | undefined): void {
    this.entries.push(entry);
    this.#agents.set(entry.seq, this.agent);
    if (endsTyping(entry)) this.typingUntil = 0;
    if (entry.type === 'accepted' || entry.type === 'handedOver') {
      this.agent = entry.agent;
      this.state = entry.agent !== undefined && entry.agent.id === me?.id ? 'open' : 'away';
      if (entry.type === 'handedOver') this.#each((form) => passOnProgress(form, entry));
    } else if (entry.type === 'ended') {
      this.state = 'ended';
      this.#each((form) => endProgress(form, entry));
    } else if (entry.type === 'formRequested') this.forms.set(entry.requestId, beginProgress(entry));
    else if ('requestId' in entry) this.#advance(entry);
  }

  /** A message is on its way. */
  leave(key: string, text: string): void {
    this.outgoing = [...this.outgoing, { key, text }];
  }

  /** A message was sent, or is not wanted any more. */
  discard(key: string): void {
    this.outgoing = this.outgoing.filter((each) => each.key !== key);
  }

  /** A message was not sent. */
  fail(key: string, failed: ErrorCode | SealingErrorCode): void {
    this.outgoing = this.outgoing.map((each) => (each.key === key ? { ...each, failed } : each));
  }

  /** Whether it is time to tell the visitor that the agent types. `now`: ms since the epoch. */
  beginTyping(now: number): boolean {
    if (now - this.#typedAt < typingEveryMs) return false;
    this.#typedAt = now;
    return true;
  }

  #each(change: (form: FormProgress) => FormProgress): void {
    for (const [id, form] of this.forms) this.forms.set(id, change(form));
  }

  #advance(entry: Extract<Entry, { requestId: string }>): void {
    const form = this.forms.get(entry.requestId);
    if (form) this.forms.set(entry.requestId, advance(form, entry));
  }
}

function endsTyping(entry: Entry): boolean {
  if (entry.type === 'messageSent') return entry.from === 'visitor';
  return entry.type === 'ended' || entry.type === 'handedOver';
}

function isNews(entry: Entry): boolean {
  if (entry.type === 'messageSent') return entry.from === 'visitor';
  return entry.type === 'formSubmitted' || entry.type === 'withdrawn';
}

function isAgents(entry: Entry): boolean {
  if (entry.type === 'messageSent') return entry.from === 'agent';
  return ['accepted', 'formRequested', 'viewed'].includes(entry.type);
}
