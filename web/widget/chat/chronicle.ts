import type { Entry, EntryOf, RedactedKind, Role } from '../../../core/protocol/index.ts';
import { FormRecord } from './form-record.ts';

/** One line of what is shown. `seq` is the number of the entry that it comes from. */
export type Item = { readonly seq: number; readonly at: number } & (
  | {
      readonly kind: 'message';
      readonly from: Role;
      readonly text: string;
      readonly redacted: readonly RedactedKind[];
      /** Who wrote it, where that was an agent. */
      readonly name: string | undefined;
    }
  | { readonly kind: 'form'; readonly requestId: string }
  | { readonly kind: 'joined'; readonly name: string }
  | { readonly kind: 'left' }
  | { readonly kind: 'ended'; readonly by: Role }
);

/** Whether somebody answers: nobody asked yet, nobody there yet, an agent is there, it is over. */
export type Phase = 'new' | 'waiting' | 'open' | 'ended';

/** A conversation as its visitor sees it, made from its entries and nothing else: the same today and tomorrow. */
export class Chronicle {
  readonly items: Item[] = [];
  readonly forms = new Map<string, FormRecord>();
  readonly entries: Entry[] = [];
  phase: Phase = 'new';
  /** The agent who is there now. */
  agentName: string | undefined;

  /** The number of the last entry; 0 before the first. */
  get lastSeq(): number {
    return this.entries.at(-1)?.seq ?? 0;
  }

  /** The first form that the visitor has not answered yet. */
  get waitingForm(): FormRecord | undefined {
    return [...this.forms.values()].find((form) => form.isWaiting);
  }

  add(entry: Entry): void {
    this.entries.push(entry);
    if ('requestId' in entry) this.#addToForm(entry);
    else if (entry.type === 'messageSent') this.#say(entry);
    else this.#turn(entry);
  }

  /** How many of the agent's messages and forms came after this entry. */
  unreadAfter(seq: number): number {
    return this.items.filter(
      (item) =>
        item.seq > seq && (item.kind === 'form' || (item.kind === 'message' && item.from === 'agent')),
    ).length;
  }

  #say({ seq, at, from, text, redacted }: EntryOf<'messageSent'>): void {
    const name = from === 'agent' ? this.agentName : undefined;
    this.items.push({ kind: 'message', seq, at, from, text, redacted, name });
  }

  #addToForm(entry: Extract<Entry, { requestId: string }>): void {
    const { requestId, seq, at } = entry;
    if (entry.type === 'formRequested') {
      this.forms.set(requestId, new FormRecord(entry, this.agentName));
      this.items.push({ kind: 'form', seq, at, requestId });
    } else {
      this.forms.get(requestId)?.add(entry);
    }
  }

  #turn(entry: EntryOf<'started' | 'accepted' | 'handedOver' | 'ended'>): void {
    const { seq, at, type } = entry;
    if (type === 'handedOver' || type === 'ended') this.#destroy(entry);
    if (type === 'started') this.phase = 'waiting';
    else if (type === 'ended') {
      this.phase = 'ended';
      this.items.push({ kind: 'ended', seq, at, by: entry.by });
    } else {
      this.agentName = entry.agent?.name;
      this.forms.forEach((form) => form.passTo(this.agentName));
      this.phase = entry.agent ? 'open' : 'waiting';
      this.items.push(
        entry.agent ? { kind: 'joined', seq, at, name: entry.agent.name } : { kind: 'left', seq, at },
      );
    }
  }

  #destroy({ type, at, destroyed = [] }: EntryOf<'handedOver' | 'ended'>): void {
    for (const { requestId, outcome } of destroyed) {
      const because = type === 'handedOver' && outcome === 'unreadable' ? { because: type } : {};
      this.forms.get(requestId)?.end({ outcome, at, ...because });
    }
  }
}
