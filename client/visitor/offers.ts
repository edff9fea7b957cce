import type { Chronicle } from '../../core/conversation/chronicle.ts';
import type { FormRecord } from '../../core/conversation/form-record.ts';
import { isWaiting } from '../../core/conversation/standing.ts';
import { SealformError } from '../../core/errors.ts';
import type { Form } from '../../core/fields/form.ts';
import type { Agent, EntryOf } from '../../core/protocol/index.ts';
import type { SealingError, SealingErrorCode } from '../../core/sealing/index.ts';
import type { PublishedForm, PublishedForms } from './published-forms.ts';
import type { Claimed } from './sealer.ts';

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
  /** The agent whose browser alone can read the answers, verified; undefined for a form that is not sealed. */
  readonly sealedTo?: Agent;
}

/** What answers to sealed forms are held against besides what the server says. */
export interface OffersDeps {
  /** What the entries have told so far. */
  readonly chronicle: Chronicle;
  readonly forms: FormSource;
  /** Fingerprint of the brand's key; two while it is rotated. */
  readonly pin: string | readonly string[] | undefined;
  /** Why there is no `pin`. */
  readonly whyUnpinned?: SealingErrorCode | undefined;
  /** By this device's clock, ms since the epoch. */
  readonly now: () => number;
}

/** What a request for a form turned out to be: an offer, or the reason why none is made of it. */
export type Offered = (offer: Offer | SealformError | SealingError) => void;

/** Which of the program's own forms have been requested, and which of those still wait for the visitor. */
export class Offers {
  readonly #deps: OffersDeps;
  /** What is not refused, by its request, once the forms are loaded. */
  readonly #offers = new Map<string, Offer>();
  #loading: Promise<PublishedForms> | undefined;
  #settled: Promise<unknown> = Promise.resolve();

  constructor(deps: OffersDeps) {
    this.#deps = deps;
  }

  /** Those not yet submitted, withdrawn, expired or ended, oldest first. */
  get open(): Offer[] {
    const waiting = this.#deps.chronicle.openForms.filter(isWaiting);
    return waiting.flatMap(({ request }) => this.#offers.get(request.requestId) ?? []);
  }

  /** Forms that are there are made ready, so that they are offered at once; others are loaded when the first is requested. */
  async prepare(): Promise<void> {
    if (typeof this.#deps.forms !== 'function') await this.#load();
  }

  /** Resolves when it is known of each request so far whether it is offered; does not wait for forms that are loaded. */
  async settled(): Promise<void> {
    if (typeof this.#deps.forms !== 'function') await this.#settled;
  }

  /**
   * The form of a request, whether or not it still waits.
   *
   * @throws ERR_FORM_NOT_REQUESTED; ERR_UNKNOWN_FORM for a request that was refused; ERR_TRY_AGAIN when the forms cannot be loaded
   */
  async find(requestId: string): Promise<PublishedForm> {
    const requested = this.#form(requestId);
    if (!requested) throw new SealformError('ERR_FORM_NOT_REQUESTED');
    return (await this.#load()).find(requested.request.form);
  }

  /** The language in which the privacy text was agreed to. Empty before the submission: the server takes no relay then. */
  agreedLanguage(requestId: string): string {
    return this.#form(requestId)?.submission?.consent.privacyLanguage ?? '';
  }

  /** What answers to it would be sealed to now: verified again before they are, as by now another agent may be shown. */
  claimed(requestId: string): Claimed {
    const { pin, whyUnpinned, now, chronicle } = this.#deps;
    const recipient = this.#form(requestId)?.request.recipient;
    return { recipient, pin, whyUnpinned, agent: chronicle.agent, now: now() };
  }

  /** Takes a request: tells what it is, once that is known. */
  add(entry: EntryOf<'formRequested'>, offered: Offered): void {
    const offering = this.#offer(entry, this.claimed(entry.requestId)).then(offered, offered);
    this.#settled = Promise.all([this.#settled, offering]);
  }

  #form(requestId: string): FormRecord | undefined {
    return this.#deps.chronicle.forms.get(requestId);
  }

  async #offer(entry: EntryOf<'formRequested'>, claimed: Claimed): Promise<Offer> {
    const { requestId, form: reference, openBy, submitBy } = entry;
    const published = (await this.#load()).find(reference);
    const sealedTo = await published.sealedTo(claimed);
    const offer = { requestId, form: published.form, openBy, submitBy, ...(sealedTo && { sealedTo }) };
    this.#offers.set(requestId, offer);
    return offer;
  }

  /** What failed to load is loaded anew the next time. */
  async #load(): Promise<PublishedForms> {
    this.#loading ??= load(this.#deps.forms);
    try {
      return await this.#loading;
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
