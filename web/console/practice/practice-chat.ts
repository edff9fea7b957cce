import { offTheRecordFields, storedFields } from '../../../core/fields/answers.ts';
import { maskAnswers } from '../../../core/fields/masks.ts';
import { formHash, type Form } from '../../../core/fields/form.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import { practiceAnswers } from './practice-answers.ts';

type Draft = Record<string, unknown> & { readonly type: Entry['type'] };

interface PracticeForm {
  readonly form: Form;
  claimId?: string;
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

  async request(form: Form, requestId: string, at: number): Promise<Entry> {
    this.forms.set(requestId, { form });
    const openBy = at + form.openWithinSeconds * 1000;
    const submitBy = openBy + form.submitWithinSeconds * 1000;
    const reference = { name: form.name, version: form.version, hash: await formHash(form) };
    return this.add({ type: 'formRequested', requestId, form: reference, openBy, submitBy }, at, requestId);
  }

  /** The visitor submits: what the entry shows is made of the answers as the server makes it. */
  submit(requestId: string, at: number): Entry | undefined {
    const form = this.forms.get(requestId)?.form;
    const requested = this.entries.find((entry) => entry.id === requestId);
    if (!form || requested?.type !== 'formRequested' || this.state === 'ended') return undefined;
    const { version: privacyVersion, url: privacyUrl } = form.privacy;
    const consent = {
      id: crypto.randomUUID(),
      at,
      form: requested.form,
      privacyVersion,
      privacyUrl,
      purpose: form.purpose,
    };
    const masks = maskAnswers(form, this.stored(requestId));
    const expiresAt = at + form.retentionSeconds * 1000;
    const offTheRecord = offTheRecordFields(form);
    return this.add({ type: 'formSubmitted', requestId, masks, offTheRecord, consent, expiresAt }, at);
  }

  stored(requestId: string): Record<string, string> {
    return this.#answers(requestId, storedFields);
  }

  offTheRecord(requestId: string): Record<string, string> {
    return this.#answers(requestId, offTheRecordFields);
  }

  #answers(requestId: string, which: (form: Form) => string[]): Record<string, string> {
    const form = this.forms.get(requestId)?.form;
    if (!form) return {};
    const names = which(form);
    return Object.fromEntries(Object.entries(practiceAnswers(form)).filter(([name]) => names.includes(name)));
  }
}
