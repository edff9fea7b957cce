import type { Agent, Entry, EntryOf, RedactedKind, Role } from '../protocol/index.ts';
import { ask, type Asked, askedOf } from './asked.ts';
import { beginForm, endForm, type FormRecord, nextForm } from './form-record.ts';

/** Whether somebody answers: nobody asked yet, nobody there yet, an agent is there, it is over. */
export type Phase = 'new' | 'waiting' | 'open' | 'ended';

/** An entry, and the agent who had the conversation when it was made: what is said or done in an agent's name is theirs. */
export interface Line {
  readonly entry: Entry;
  readonly agent: Agent | undefined;
}

/**
 * A conversation as its entries tell it and nothing else: the same for both sides, today and tomorrow. It takes them in
 * order, each once, as a client delivers them; some may be missing, as what has outlived its retention is. An entry costs the
 * same however many came before. Of what was said it keeps what kinds of number were asked for, and no text: that is for who adds,
 * line by line.
 */
export class Chronicle {
  #phase: Phase = 'new';
  #agent: Agent | undefined;
  #lastSeq = 0;
  readonly #asked: Record<Role, Asked> = { visitor: {}, agent: {} };
  readonly #forms = new Map<string, FormRecord>();
  readonly #open = new Map<string, FormRecord>();

  get phase(): Phase {
    return this.#phase;
  }

  /** The agent who has it now or, where it is over, had it last. */
  get agent(): Agent | undefined {
    return this.#agent;
  }

  /** The number of the last entry; 0 before the first. */
  get lastSeq(): number {
    return this.#lastSeq;
  }

  /** By their requests, the first of which comes first. */
  get forms(): ReadonlyMap<string, FormRecord> {
    return this.#forms;
  }

  /** Those that have no outcome, in the order of their requests. */
  get openForms(): FormRecord[] {
    return [...this.#open.values()];
  }

  /** The kinds of number that the other side has asked this one for, and not long ago. `now`: ms since the epoch by the server's clock. */
  askedOf(role: Role, now: number): RedactedKind[] {
    return askedOf(role, this.#asked, now);
  }

  /** Takes the next entry. */
  add(entry: Entry): Line {
    const agent = this.#agent;
    this.#lastSeq = entry.seq;
    if ('requestId' in entry) this.#about(entry);
    else this.#turn(entry);
    return { entry, agent };
  }

  /** An id asks for what it asked for first. What is told of a form that was never asked for is dropped. */
  #about(entry: Extract<Entry, { requestId: string }>): void {
    const form = this.#forms.get(entry.requestId);
    if (entry.type === 'formRequested') this.#put(form ?? beginForm(entry, this.#agent));
    else if (form) this.#put(nextForm(form, entry));
  }

  #turn(entry: Exclude<Entry, { requestId: string }>): void {
    switch (entry.type) {
      case 'messageSent':
        this.#asked[entry.from] = ask(this.#asked[entry.from], entry.asksFor ?? [], entry.at);
        break;
      case 'started':
        this.#phase = 'waiting';
        break;
      case 'accepted':
        this.#pass(entry.agent);
        break;
      case 'handedOver':
        this.#destroy(entry);
        this.#pass(entry.agent);
        break;
      case 'ended':
        this.#destroy(entry);
        this.#phase = 'ended';
        break;
      default:
        entry satisfies never;
    }
  }

  /** Somebody else has it now; nobody where it waits. */
  #pass(agent: Agent | undefined): void {
    this.#agent = agent;
    this.#phase = agent ? 'open' : 'waiting';
    for (const form of this.openForms) if (!form.request.recipient) this.#put({ ...form, reader: agent });
  }

  /** Gives open forms the outcomes that the entry names. At the end of the chat all of them get one. */
  #destroy({ type, at, destroyed = [] }: EntryOf<'handedOver' | 'ended'>): void {
    const outcomes = new Map(destroyed.map(({ requestId, outcome }) => [requestId, outcome]));
    for (const form of this.openForms) {
      const outcome = outcomes.get(form.request.requestId) ?? (type === 'ended' ? type : undefined);
      const because = type === 'handedOver' && outcome === 'unreadable' ? { because: type } : {};
      if (outcome) this.#put(endForm(form, { outcome, at, ...because }));
    }
  }

  #put(form: FormRecord): void {
    const { requestId } = form.request;
    this.#forms.set(requestId, form);
    if (form.end) this.#open.delete(requestId);
    else this.#open.set(requestId, form);
  }
}
