import { Chronicle, type Line } from '../../../core/conversation/chronicle.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import type { ErrorCode } from '../../../core/errors.ts';
import type { Agent, Entry, EntryOf, RedactedKind } from '../../../core/protocol/index.ts';
import type { SealingErrorCode } from '../../../core/sealing/index.ts';

/** A message on its way. With `failed` it stays until the agent repeats or discards it. */
export interface Outgoing {
  readonly key: string;
  readonly text: string;
  /** What the agent says that it does not hold. */
  readonly isNot?: RedactedKind[] | undefined;
  readonly failed?: ErrorCode | SealingErrorCode | undefined;
}

/** A sign of typing is sent at most this often, ms. */
const typingEveryMs = 3_000;

/** `away`: another agent's, or nobody's, since it was handed over. */
export type ChatState = 'waiting' | 'open' | 'ended' | 'away';

/** One conversation as its entries tell it, and what this page adds: what was read, and what is on its way. */
export class Chat {
  readonly id: string;
  readonly lines: Line[] = [];
  state: ChatState = 'open';
  /** The text in the composer, kept while another chat is shown. */
  draft = '';
  outgoing: readonly Outgoing[] = [];
  /** Until when the visitor counts as typing, ms since the epoch by this machine's clock. */
  typingUntil = 0;
  readonly #chronicle = new Chronicle();
  #readSeq = 0;
  #typedAt = 0;

  constructor(id: string) {
    this.id = id;
  }

  get forms(): ReadonlyMap<string, FormRecord> {
    return this.#chronicle.forms;
  }

  /** The kinds of number that the visitor has asked for, and not long ago. `now`: ms since the epoch by the server's clock. */
  asked(now: number): RedactedKind[] {
    return this.#chronicle.askedOf('agent', now);
  }

  /** When something last happened, ms since the epoch by the server's clock. */
  get lastAt(): number {
    return this.lines.at(-1)?.entry.at ?? 0;
  }

  /** What the visitor has done that the agent has not seen. */
  get unread(): number {
    return this.lines.filter(({ entry }) => entry.seq > this.#readSeq && isNews(entry)).length;
  }

  /** The last message, of either side. */
  get lastMessage() {
    return this.lines.findLast(isMessage);
  }

  /** Sealed forms that are not over: what was or will be answered to them goes with this browser's key, or with a hand-over. */
  get openSealed(): FormRecord[] {
    return this.#chronicle.openForms.filter(({ request }) => request.recipient);
  }

  /** Everything up to now has been seen. */
  read(): boolean {
    const had = this.unread > 0;
    this.#readSeq = this.#chronicle.lastSeq;
    return had;
  }

  /** After a reload: what came before the agent's own last act has been seen. */
  readWhatWasAnswered(): void {
    this.#readSeq = Math.max(this.#readSeq, this.lines.findLast(isAgents)?.entry.seq ?? 0);
  }

  /** Takes the next entry. */
  add(entry: Entry, me: Agent | undefined): void {
    this.lines.push(this.#chronicle.add(entry));
    if (endsTyping(entry)) this.typingUntil = 0;
    if (entry.type === 'ended') this.state = 'ended';
    if (entry.type === 'accepted' || entry.type === 'handedOver')
      this.state = entry.agent !== undefined && entry.agent.id === me?.id ? 'open' : 'away';
  }

  /** A message is on its way. */
  leave(outgoing: Outgoing): void {
    this.outgoing = [...this.outgoing, outgoing];
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
}

function isMessage(line: Line): line is Line & { readonly entry: EntryOf<'messageSent'> } {
  return line.entry.type === 'messageSent';
}

function endsTyping(entry: Entry): boolean {
  if (entry.type === 'messageSent') return entry.from === 'visitor';
  return entry.type === 'ended' || entry.type === 'handedOver';
}

function isNews(entry: Entry): boolean {
  if (entry.type === 'messageSent') return entry.from === 'visitor';
  return entry.type === 'formSubmitted' || entry.type === 'withdrawn';
}

function isAgents({ entry }: Line): boolean {
  if (entry.type === 'messageSent') return entry.from === 'agent';
  return ['accepted', 'formRequested', 'viewed'].includes(entry.type);
}
