import { PublishedForm } from '../../../client/visitor/published-forms.ts';
import type { Written } from '../../../client/visitor/written.ts';
import { offTheRecordFields } from '../../../core/fields/answers.ts';
import { formHash, isSealed, type Form } from '../../../core/fields/form.ts';
import { maskAnswers } from '../../../core/fields/masks.ts';
import type { Agent, Entry, EntryOf, Recipient } from '../../../core/protocol/index.ts';
import { practiceAnswers } from './practice-answers.ts';

type Draft = Record<string, unknown> & { readonly type: Entry['type'] };

interface PracticeForm {
  readonly form: Form;
  readonly requested: EntryOf<'formRequested'>;
  /** What the visitor answered, as it went over the wire. */
  written?: Written;
  claimId?: string;
  isOver?: boolean;
}

/** Who is asked for, as the visitors of a practice see them. */
export interface Shown {
  readonly agent: Agent;
  readonly pin: string;
}

/** One made-up conversation: its entries, and the forms that were sent in it. */
export class PracticeChat {
  readonly id = crypto.randomUUID();
  readonly since: number;
  readonly entries: Entry[] = [];
  readonly forms = new Map<string, PracticeForm>();
  state: 'waiting' | 'open' | 'ended' = 'waiting';

  constructor(now: number) {
    this.since = now;
    this.add({ type: 'started' }, now);
  }

  /** Adds the next entry; a repeated id is answered as the first time. */
  add(draft: Draft, at: number, id: string = crypto.randomUUID()): Entry {
    const known = this.entries.find((entry) => entry.id === id);
    if (known) return known;
    const entry = { ...draft, id, conversationId: this.id, seq: this.entries.length + 1, at } as Entry;
    this.entries.push(entry);
    return entry;
  }

  async request(form: Form, recipient: Recipient | undefined, requestId: string, at: number): Promise<Entry> {
    const openBy = at + form.openWithinSeconds * 1000;
    const submitBy = openBy + form.submitWithinSeconds * 1000;
    const reference = { name: form.name, version: form.version, hash: await formHash(form) };
    const draft = { type: 'formRequested', requestId, form: reference, openBy, submitBy } as const;
    const requested = this.add({ ...draft, ...(recipient && { recipient }) }, at, requestId);
    if (!this.forms.has(requestId))
      this.forms.set(requestId, { form, requested: requested as EntryOf<'formRequested'> });
    return requested;
  }

  /** The visitor, to whom `shown` is shown, submits: what the entry shows is made of the answers. */
  async submit(requestId: string, shown: Shown, at: number): Promise<Entry | undefined> {
    const sent = this.forms.get(requestId);
    if (!sent || !this.#isOpen(sent)) return undefined;
    const { form, requested } = sent;
    const published = new PublishedForm(form, requested.form.hash);
    const claimed = { ...shown, recipient: requested.recipient, now: at };
    const names = { conversationId: this.id, requestId };
    const written = await published.write(names, practiceAnswers(form), claimed);
    if (!this.#isOpen(sent)) return undefined;
    sent.written = written;
    const { answers = {}, sealed } = written.submitted;
    return this.add(
      {
        type: 'formSubmitted',
        requestId,
        masks: sealed?.masks ?? maskAnswers(form, answers),
        offTheRecord: offTheRecordFields(form),
        consent: consentTo(sent, at),
        expiresAt: at + form.retentionSeconds * 1000,
      },
      at,
    );
  }

  /** The answers to this form are no more. */
  finish(draft: Draft & { readonly requestId: string }, at: number, id: string): Entry {
    const sent = this.forms.get(draft.requestId);
    if (sent) sent.isOver = true;
    return this.add(draft, at, id);
  }

  /** Goes back to those waiting; what is sealed and open ends. */
  handOver(at: number, id: string): Entry {
    this.state = 'waiting';
    const open = [...this.forms].filter(([, sent]) => !sent.isOver && isSealed(sent.form));
    for (const [, sent] of open) sent.isOver = true;
    const destroyed = open.map(([requestId]) => ({ requestId, outcome: 'unreadable' }));
    return this.add({ type: 'handedOver', ...(destroyed.length > 0 && { destroyed }) }, at, id);
  }

  #isOpen({ isOver }: PracticeForm): boolean {
    return this.state === 'open' && !isOver;
  }
}

function consentTo({ form, requested }: PracticeForm, at: number): EntryOf<'formSubmitted'>['consent'] {
  const { version: privacyVersion, url: privacyUrl } = form.privacy;
  const { purpose } = form;
  return { id: crypto.randomUUID(), at, form: requested.form, privacyVersion, privacyUrl, purpose };
}
