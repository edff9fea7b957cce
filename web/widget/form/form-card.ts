import type { TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { answerBy, isWaiting } from '../../../core/conversation/standing.ts';
import type { Form } from '../../../core/fields/form.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { shown, whyUnreadable } from '../chat/context.ts';
import { PlainElement } from '../view/plain-element.ts';
import type { ChatFormContext } from './shared/form-context.ts';
import { formOf } from './form-of.ts';
import { refused } from './refused.ts';
import { sealIcon } from './shared/seal.ts';
import { wordsOf } from './shared/words-of.ts';
import { TimeLeft } from './time-left.ts';

/** A form in the chat: to be answered, or what became of it. Made from the entries, it is as true tomorrow as today. */
export class FormCard extends PlainElement {
  readonly #context: ChatFormContext;
  readonly #requestId: string;
  #ledger: Ledger | undefined;
  #isLoading = false;
  #timeLeft: TimeLeft | undefined;

  constructor(context: ChatFormContext, requestId: string) {
    super();
    this.#context = context;
    this.#requestId = requestId;
    this.tabIndex = -1;
  }

  /** Not of who has gone on elsewhere meanwhile. */
  override focus(): void {
    const { activeElement, body } = document;
    if (activeElement === body || this.contains(activeElement)) super.focus();
  }

  protected override template(): TemplateResult {
    const { session } = this.#context;
    const record = this.#record;
    const offer = session.offers.get(this.#requestId);
    if (!record || !offer) return html``;
    const form = formOf(record, offer);
    if (form && record.submission) return this.#answered(record, form);
    if (form && record.end) return this.#closed(form, this.#whyClosed(record));
    if (offer instanceof Error) {
      const decline = isWaiting(record) ? () => void this.#decline() : undefined;
      return refused(this.#context, offer.code, this.#nameIn(record), decline);
    }
    return this.#waiting(record, offer.form);
  }

  get #record(): FormRecord | undefined {
    return this.#context.session.chronicle.forms.get(this.#requestId);
  }

  #waiting(record: FormRecord, form: Form): TemplateResult {
    const { session, formTexts: texts } = this.#context;
    if (answerBy(record) <= session.clock.now()) return this.#closed(form, texts.tooLate);
    const name = this.#nameIn(record);
    const { title, purpose } = wordsOf(form, texts);
    this.#timeLeft ??= new TimeLeft(this.#context, () => answerBy(this.#record ?? record));
    return html`<section class="card ask" aria-label=${title}>
      <p class="small">${texts.asks(name)}</p>
      <h2>${sealIcon(form)} ${title}</h2>
      <p>${purpose}</p>
      <div class="actions">
        <button class="primary" type="button" @click=${() => this.#context.show(this.#requestId)}>
          ${record.openedAt === undefined ? texts.open : texts.resume}
        </button>
        <button type="button" @click=${() => void this.#decline()}>${texts.decline}</button>
      </div>
      ${this.#timeLeft}
    </section>`;
  }

  /** The agent who asked. */
  #nameIn({ askedBy }: FormRecord): string {
    return shown(askedBy?.name ?? this.#context.formTexts.somebody, this.#context);
  }

  /** The button that was pressed is gone then: who pressed it goes on at the card. */
  async #decline(): Promise<void> {
    try {
      await this.#context.session.withdraw(this.#requestId);
      this.focus();
    } catch {
      // What became of the form is among the entries, or it still waits.
    }
  }

  /** What became of the answers is loaded when there are some. */
  #answered(record: FormRecord, form: Form): TemplateResult {
    if (!this.#ledger && !this.#isLoading) void this.#loadLedger(record, form);
    this.#ledger?.show(record);
    return this.#ledger ? html`${this.#ledger}` : this.#closed(form, this.#context.formTexts.sent);
  }

  async #loadLedger(record: FormRecord, form: Form): Promise<void> {
    this.#isLoading = true;
    try {
      const { ledgerOf } = await import('../ledger/ledger.ts');
      this.#ledger = await ledgerOf(this.#context, record, form);
      this.requestUpdate();
    } finally {
      this.#isLoading = false;
    }
  }

  #closed(form: Form, text: string): TemplateResult {
    const { title } = wordsOf(form, this.#context.formTexts);
    return html`<section class="card quiet" aria-label=${title}>
      <h2>${title}</h2>
      <p role="status">${text}</p>
    </section>`;
  }

  /** Why a form ended that was never answered. */
  #whyClosed(record: FormRecord): string {
    const { formTexts: texts } = this.#context;
    const { outcome } = record.end ?? {};
    if (outcome === 'unreadable') {
      return texts.unreadable(whyUnreadable(record, this.#nameIn(record), this.#context.texts));
    }
    if (outcome === 'withdrawn') return texts.declined;
    return outcome === 'expired' ? texts.expired : texts.over;
  }
}

customElements.define('sealform-form-card', FormCard);
