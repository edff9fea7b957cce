import type { Agent, Entry, EntryOf, KeyLoss, Outcome } from '../protocol/index.ts';

/** The outcome of a form request, and when it came about. */
export interface FormEnd {
  readonly outcome: Outcome;
  /** When its answers were destroyed, or the form closed without any; ms since the epoch by the server's clock. */
  readonly at: number;
  /** Why nobody can read it any more, where that is how it ended. */
  readonly because?: KeyLoss | 'handedOver';
}

/** One sending of a form and what became of it, as the entries tell. It does not change: an entry makes another of it. */
export interface FormRecord {
  readonly request: EntryOf<'formRequested'>;
  /** The agent who asked. */
  readonly askedBy: Agent | undefined;
  /** The agent who can read the answers. Of a sealed form it is the one who asked; of any other, whoever has the chat. */
  readonly reader: Agent | undefined;
  readonly openedAt?: number;
  readonly submission?: EntryOf<'formSubmitted'>;
  /** The mask of each stored answer, by field; where they were corrected, the corrected ones. */
  readonly masks: Readonly<Record<string, string>>;
  /** When the agent's console acknowledged an off-the-record answer, by field. */
  readonly delivered: ReadonlyMap<string, number>;
  /** The first outcome, which stands; a view that was confirmed later is in `viewed` alone. */
  readonly end?: FormEnd;
  readonly viewed?: EntryOf<'viewed'>;
}

/** An entry about a form that was requested before. */
type FormEntry = Exclude<Extract<Entry, { requestId: string }>, { type: 'formRequested' }>;

/** A form request, and the agent who makes it. */
export function beginForm(request: EntryOf<'formRequested'>, askedBy: Agent | undefined): FormRecord {
  return { request, askedBy, reader: askedBy, masks: {}, delivered: new Map() };
}

/** The record of a form after the next entry about it. */
export function nextForm(form: FormRecord, entry: FormEntry): FormRecord {
  const { at } = entry;
  switch (entry.type) {
    case 'formOpened':
      return { ...form, openedAt: form.openedAt ?? at };
    case 'formSubmitted':
      return { ...form, submission: entry, masks: entry.masks };
    case 'masksCorrected':
      return { ...form, masks: entry.masks };
    case 'answerDelivered': {
      const after = { ...form, delivered: new Map(form.delivered).set(entry.field, at) };
      return isDelivered(after) ? endForm(after, { outcome: 'delivered', at }) : after;
    }
    case 'viewed':
      return endForm({ ...form, viewed: entry }, { outcome: 'viewed', at });
    case 'unreadable':
      return endForm(form, { outcome: 'unreadable', at, because: entry.because });
    case 'withdrawn':
    case 'expired':
    case 'unconfirmed':
      return endForm(form, { outcome: entry.type, at });
  }
}

/** A form ends once. */
export function endForm(form: FormRecord, end: FormEnd): FormRecord {
  return form.end ? form : { ...form, end };
}

/** Whether answers of it were stored, be they destroyed by now. */
export function isStored({ masks }: FormRecord): boolean {
  return Object.keys(masks).length > 0;
}

/** Whether there were only off-the-record answers and each has been delivered: then it is done, and no other entry says so. */
export function isDelivered(form: FormRecord): boolean {
  const { submission, delivered } = form;
  return !!submission && !isStored(form) && submission.offTheRecord.every((field) => delivered.has(field));
}
