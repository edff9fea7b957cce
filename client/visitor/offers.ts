import { SealformError } from '../../core/errors.ts';
import type { Form } from '../../core/fields/form.ts';
import type { Entry, EntryOf, FormReference } from '../../core/protocol/index.ts';
import type { PublishedForm, PublishedForms } from './published-forms.ts';

/** Forms, or what loads them when the first one is requested, together with what the client needs for forms. */
export type FormSource = readonly Form[] | (() => Promise<readonly Form[]>);

/** A form that the agent requested, as the brand published it: this, and nothing of the server's, is what is shown. */
export interface Offer {
  readonly requestId: string;
  readonly form: Form;
  /** Until when it can be opened, ms since the epoch by the server's clock. */
  readonly openBy: number;
  /** Until when it can be submitted, ms since the epoch by the server's clock. */
  readonly submitBy: number;
}

/** What a request for a form turned out to be: an offer, or the reason why none is made of it. */
export type Offered = (offer: Offer | SealformError) => void;

/** Which of the program's own forms have been requested, and which of those still wait for the visitor. */
export class Offers {
  readonly #source: FormSource;
  readonly #requested = new Map<string, FormReference>();
  /** Those that wait, in the order of their requests; undefined while the forms are loaded, and for what is refused. */
  readonly #open = new Map<string, Offer | undefined>();
  #loading: Promise<PublishedForms> | undefined;
  #published: PublishedForms | undefined;

  constructor(source: FormSource) {
    this.#source = source;
  }

  /** Those not yet submitted, withdrawn, expired or ended, oldest first. */
  get open(): Offer[] {
    return [...this.#open.values()].filter((offer) => offer !== undefined);
  }

  /** Forms that are there are made ready, so that they are offered at once; others are loaded when the first is requested. */
  async prepare(): Promise<void> {
    if (typeof this.#source !== 'function') await this.#load();
  }

  /**
   * The form of a request, whether or not it still waits.
   *
   * @throws ERR_FORM_NOT_REQUESTED; ERR_UNKNOWN_FORM for a request that was refused; ERR_TRY_AGAIN when the forms cannot be loaded
   */
  async find(requestId: string): Promise<PublishedForm> {
    const reference = this.#requested.get(requestId);
    if (!reference) throw new SealformError('ERR_FORM_NOT_REQUESTED');
    return (this.#published ?? (await this.#load())).find(reference);
  }

  /** Takes a request: tells at once what it is, or as soon as the forms have been loaded. */
  add(entry: EntryOf<'formRequested'>, offered: Offered): void {
    this.#requested.set(entry.requestId, entry.form);
    this.#open.set(entry.requestId, undefined);
    if (this.#published) return offered(this.#offer(entry, this.#published));
    this.#load().then(
      (published) => offered(this.#offer(entry, published)),
      () => offered(new SealformError('ERR_TRY_AGAIN')),
    );
  }

  /** Closes what this entry closes. */
  update(entry: Entry): void {
    if (entry.type === 'ended') this.#open.clear();
    if (entry.type === 'formSubmitted' || entry.type === 'withdrawn' || entry.type === 'expired') {
      this.#open.delete(entry.requestId);
    }
  }

  #offer(
    { requestId, form: reference, openBy, submitBy }: EntryOf<'formRequested'>,
    published: PublishedForms,
  ): Offer | SealformError {
    try {
      const offer = { requestId, form: published.find(reference).form, openBy, submitBy };
      if (this.#open.has(requestId)) this.#open.set(requestId, offer);
      return offer;
    } catch (error) {
      return error as SealformError;
    }
  }

  /** What failed to load is loaded anew the next time. */
  async #load(): Promise<PublishedForms> {
    this.#loading ??= load(this.#source);
    try {
      return (this.#published = await this.#loading);
    } catch {
      this.#loading = undefined;
      throw new SealformError('ERR_TRY_AGAIN');
    }
  }
}

async function load(source: FormSource): Promise<PublishedForms> {
  const [{ PublishedForms }, forms] = await Promise.all([
    import('./published-forms.ts'),
    typeof source === 'function' ? source() : source,
  ]);
  return PublishedForms.of(forms);
}
