import type { Entry, EntryOf, KeyLoss, Outcome } from '../../../core/protocol/index.ts';
import { leavesNothing } from '../../../core/protocol/outcome.ts';

type FormEntry = Extract<Entry, { requestId: string }>;

/** How a form ended, and when. `viewed` after `unconfirmed` is a confirmation that came late. */
export interface FormEnd {
  readonly outcome: Outcome;
  /** When its answers were destroyed, or the form closed without any; ms since the epoch by the server's clock. */
  readonly at: number;
  /** Why nobody can read it any more, where that is how it ended. */
  readonly because?: KeyLoss | 'handedOver';
}

/** One sending of a form and what became of it, as the entries tell. */
export class FormRecord {
  readonly request: EntryOf<'formRequested'>;
  /** The agent who asked. */
  readonly askedBy: string | undefined;
  /** The agent who reads the answers: of a sealed form the one who asked, of another whoever has the chat until then. */
  reader: string | undefined;
  openedAt: number | undefined;
  submission: EntryOf<'formSubmitted'> | undefined;
  /** The mask of each stored answer, by field. */
  masks: Readonly<Record<string, string>> = {};
  viewed: EntryOf<'viewed'> | undefined;
  ended: FormEnd | undefined;
  readonly #delivered = new Map<string, number>();

  constructor(request: EntryOf<'formRequested'>, askedBy: string | undefined) {
    this.request = request;
    this.askedBy = askedBy;
    this.reader = askedBy;
  }

  /** Whether the visitor can still answer it or decline it. */
  get isWaiting(): boolean {
    return !this.submission && !this.ended;
  }

  /** Whether answers are held that nobody has seen, as far as the visitor may know. */
  get isHeld(): boolean {
    return this.submission !== undefined && !this.ended && !this.isDelivered;
  }

  /** Whether there were only off-the-record answers and each has been delivered. */
  get isDelivered(): boolean {
    const { submission } = this;
    if (!submission || Object.keys(submission.masks).length > 0) return false;
    return submission.offTheRecord.every((field) => this.#delivered.has(field));
  }

  /** Whether an off-the-record answer has reached the agent, who may have seen it whatever became of the form. */
  get wasDelivered(): boolean {
    return this.#delivered.size > 0;
  }

  /** Whether the view was confirmed only after the answers had been destroyed. */
  get isViewedLate(): boolean {
    return this.viewed !== undefined && this.ended !== undefined && this.viewed.at > this.ended.at;
  }

  /** Until when it can be opened or, once it was opened, submitted; ms since the epoch by the server's clock. */
  get answerBy(): number {
    return this.openedAt === undefined ? this.request.openBy : this.request.submitBy;
  }

  /** When the agent's console acknowledged the off-the-record answer to this field. */
  deliveredAt(field: string): number | undefined {
    return this.#delivered.get(field);
  }

  /** Whether an off-the-record answer to this field would still be taken. */
  takes(field: string, now: number): boolean {
    const { submission, ended } = this;
    if (!submission?.offTheRecord.includes(field) || this.#delivered.has(field)) return false;
    if (leavesNothing(ended?.outcome) || this.isViewedLate) return false;
    return now < submission.expiresAt;
  }

  add(entry: FormEntry): void {
    if (entry.type === 'formOpened') this.openedAt ??= entry.at;
    else if (entry.type === 'formSubmitted') [this.submission, this.masks] = [entry, entry.masks];
    else if (entry.type === 'masksCorrected') this.masks = entry.masks;
    else if (entry.type === 'answerDelivered') this.#delivered.set(entry.field, entry.at);
    else if (entry.type === 'viewed') {
      this.viewed = entry;
      this.ended = { outcome: 'viewed', at: this.ended?.at ?? entry.at };
    } else if (entry.type === 'unreadable') {
      this.end({ outcome: 'unreadable', at: entry.at, because: entry.because });
    } else if (entry.type !== 'formRequested') this.end({ outcome: entry.type, at: entry.at });
  }

  /** Somebody else has the chat now; nobody where it waits. */
  passTo(agent: string | undefined): void {
    if (!this.ended && !this.isDelivered && !this.request.recipient) this.reader = agent;
  }

  end(end: FormEnd): void {
    this.ended ??= end;
  }
}
