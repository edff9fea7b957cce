import type { Entry, EntryOf } from '../../core/protocol/index.ts';
import { leavesNothing, outcomesIn } from '../../core/protocol/outcome.ts';

/** The state of a form request, as its entries tell it. */
export interface KnownForm {
  readonly request: EntryOf<'formRequested'>;
  readonly submission?: EntryOf<'formSubmitted'>;
  /** Off-the-record fields whose answers a console has acknowledged. */
  readonly delivered: readonly string[];
  /**
   * The server would refuse to discard it: it has an outcome, its answers are claimed, or the conversation is with somebody
   * else.
   */
  readonly isSettled?: true;
  /** Nothing of it may be shown any more. */
  readonly isGone?: true;
}

/** The form requests of this client's conversations, and which of them can still be discarded. */
export class KnownForms {
  readonly #forms = new Map<string, KnownForm>();

  get(requestId: string): KnownForm | undefined {
    return this.#forms.get(requestId);
  }

  /** Those that the server would discard if it was asked to. */
  get open(): KnownForm[] {
    return [...this.#forms.values()].filter(({ isSettled }) => !isSettled);
  }

  /** Whether an outcome has left nothing of it to show. */
  isGone(requestId: string): boolean {
    return this.get(requestId)?.isGone ?? false;
  }

  /** Whether this entry asks for a form by an id that asked for one before. Nothing is to be made of it. */
  isRepeated(entry: Entry): boolean {
    const first = entry.type === 'formRequested' ? this.get(entry.requestId)?.request : undefined;
    return first !== undefined && first.seq !== entry.seq;
  }

  /** Takes the next entry of a conversation. */
  update(entry: Entry): void {
    if (entry.type === 'formRequested') this.#forms.set(entry.requestId, { request: entry, delivered: [] });
    else if (entry.type === 'formSubmitted') this.#change(entry.requestId, { submission: entry });
    else if (entry.type === 'answerDelivered') this.#deliver(entry);
    else if (entry.type === 'handedOver' || entry.type === 'ended') this.leave(entry.conversationId);
    for (const { requestId, outcome } of outcomesIn(entry)) {
      this.#change(requestId, { isSettled: true, ...(leavesNothing(outcome) && { isGone: true }) });
    }
  }

  /** There is nothing more to discard of this form request. */
  settle(requestId: string): void {
    this.#change(requestId, { isSettled: true });
  }

  /** The conversation is over, or with somebody else: what was sealed to this browser's key has ended with that. */
  leave(conversationId: string): void {
    for (const { request } of this.open)
      if (request.conversationId === conversationId) this.settle(request.requestId);
  }

  /** A form without stored answers ends with its last delivery; no other entry says so. */
  #deliver({ requestId, field }: EntryOf<'answerDelivered'>): void {
    const known = this.get(requestId);
    if (!known?.submission) return;
    const { masks, offTheRecord } = known.submission;
    const delivered = [...known.delivered, field];
    this.#change(requestId, { delivered });
    const isStored = Object.keys(masks).length > 0;
    if (!isStored && offTheRecord.every((each) => delivered.includes(each))) this.settle(requestId);
  }

  #change(requestId: string, change: Partial<KnownForm>): void {
    const known = this.get(requestId);
    if (known) this.#forms.set(requestId, { ...known, ...change });
  }
}
