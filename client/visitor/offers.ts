import { SealformError } from '../../core/errors.ts';
import { formHash, type Form } from '../../core/fields/form.ts';
import type { Entry, EntryOf, FormReference } from '../../core/protocol/index.ts';

/** A form that the agent requested, as the brand published it: this, and nothing of the server's, is what is shown. */
export interface Offer {
  readonly requestId: string;
  readonly form: Form;
  /** Until when it can be opened, ms since the epoch by the server's clock. */
  readonly openBy: number;
  /** Until when it can be submitted, ms since the epoch by the server's clock. */
  readonly submitBy: number;
}

/** A published form with its hash. */
export interface PublishedForm {
  readonly form: Form;
  readonly hash: string;
}

/** Which of the program's own forms have been requested, and which of those still wait for the visitor. */
export class Offers {
  readonly #published = new Map<string, PublishedForm>();
  readonly #requested = new Map<string, PublishedForm | undefined>();
  readonly #open = new Map<string, Offer>();

  /** Those not yet submitted, withdrawn, expired or ended, oldest first. */
  get open(): Offer[] {
    return [...this.#open.values()];
  }

  /** Adds forms to the published ones; those that are known when an entry comes are offered. */
  async publish(forms: readonly Form[]): Promise<void> {
    for (const form of forms) this.#published.set(form.name, { form, hash: await formHash(form) });
  }

  /**
   * The form of a request, whether or not it still waits.
   *
   * @throws ERR_FORM_NOT_REQUESTED, or ERR_UNKNOWN_FORM for a request that was refused
   */
  find(requestId: string): PublishedForm {
    if (!this.#requested.has(requestId)) throw new SealformError('ERR_FORM_NOT_REQUESTED');
    const published = this.#requested.get(requestId);
    if (!published) throw new SealformError('ERR_UNKNOWN_FORM');
    return published;
  }

  /** The offer that a request makes; undefined when this bundle has no such form by name, version and hash (P11). */
  add({ requestId, form: reference, openBy, submitBy }: EntryOf<'formRequested'>): Offer | undefined {
    const named = this.#published.get(reference.name);
    const published = named && isSame(named, reference) ? named : undefined;
    this.#requested.set(requestId, published);
    if (!published) return undefined;
    const offer = { requestId, form: published.form, openBy, submitBy };
    this.#open.set(requestId, offer);
    return offer;
  }

  /** Closes what this entry closes. */
  update(entry: Entry): void {
    if (entry.type === 'ended') this.#open.clear();
    if (entry.type === 'formSubmitted' || entry.type === 'withdrawn' || entry.type === 'expired') {
      this.#open.delete(entry.requestId);
    }
  }
}

function isSame({ form, hash }: PublishedForm, reference: FormReference): boolean {
  return form.version === reference.version && hash === reference.hash;
}
