import { nothing, svg, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import { type FormRecord, isDelivered, isStored } from '../../../core/conversation/form-record.ts';
import { isHeld, isViewedLate, outcomeOf, takesAnswer } from '../../../core/conversation/standing.ts';
import { isSealed, type Form } from '../../../core/fields/form.ts';
import { leftOutOf } from '../../../core/fields/masks.ts';
import { SealformError } from '../../../core/errors.ts';
import { adoptStyle } from '../../shared/look/adopt-style.ts';
import { clockTime, shown, whyUnreadable } from '../chat/context.ts';
import { PlainElement } from '../view/plain-element.ts';
import type { ChatFormContext } from '../form/shared/form-context.ts';
import { icon } from '../view/icons.ts';
import sheet from './ledger.css?inline';
import type { FormWords } from '../../../core/brand/form-template.ts';
import { notSealed } from '../form/shared/seal.ts';
import { wordsOf } from '../form/shared/words-of.ts';
import { ledgerMessagesIn, type LedgerMessages, wordsFor } from './messages/index.ts';
import { keepReceipt } from './receipt.ts';
import { Retype } from './retype.ts';

const done = icon(svg`<path d="m5 13 4 4L19 7" />`);

/** What became of each answer, live: who saw it and when, what was destroyed when and why, and what can still be done. */
export class Ledger extends PlainElement {
  readonly #context: ChatFormContext;
  readonly #texts: LedgerMessages;
  #record: FormRecord;
  readonly #form: Form;
  readonly #words: FormWords;
  /** Why it could not be taken back, as long as it still might be. */
  #problem: string | undefined;
  /** The fields whose answers are being typed again. */
  readonly #retyping = new Map<string, Retype>();

  constructor(context: ChatFormContext, texts: LedgerMessages, record: FormRecord, form: Form) {
    super();
    this.#context = context;
    this.#texts = texts;
    this.#record = record;
    this.#form = form;
    this.#words = wordsOf(form, context.formTexts);
  }

  /** How it stands now. */
  show(record: FormRecord): void {
    this.#record = record;
    this.requestUpdate();
  }

  protected override template(): TemplateResult {
    const texts = this.#texts;
    const { submission, masks } = this.#record;
    const held = isHeld(this.#record);
    return html`<section class="card ledger" aria-label=${this.#words.title}>
      <h2>${this.#words.title}</h2>
      <p class="summary ${held ? 'held' : ''}" role="status">${this.#summary()}</p>
      ${isSealed(this.#form) ? nothing : notSealed(this.#context, this.#form)}
      <dl>
        ${Object.entries(masks).map(([name, mask]) => this.#row(name, this.#mask(mask)))}
        ${leftOutOf(this.#form, this.#record).map((name) => this.#row(name, html`${texts.answer.leftOut}`))}
        ${submission?.offTheRecord.map((name) => this.#row(name, this.#fate(name)))}
      </dl>
      ${held && this.#problem ? html`<p class="problem" role="alert">${this.#problem}</p>` : nothing}
      <div class="actions">
        ${
          held
            ? html`<button type="button" @click=${() => void this.#withdraw()}>${texts.withdraw}</button>`
            : nothing
        }
        <button class="link" type="button" @click=${() => this.#keepReceipt()}>${texts.receipt}</button>
      </div>
    </section>`;
  }

  #row(name: string, answer: TemplateResult): TemplateResult {
    return html`<div>
      <dt>${this.#words.fields[name]?.label ?? name}</dt>
      <dd>${answer}</dd>
    </div>`;
  }

  /** A mask; where nothing of the answer may be shown, in words. */
  #mask(mask: string): TemplateResult {
    const words = wordsFor(mask, this.#texts);
    return words === undefined ? html`<bdi dir="ltr" translate="no">${mask}</bdi>` : html`${words}`;
  }

  /** What became of an off-the-record answer. */
  #fate(name: string): TemplateResult {
    const { session, formTexts } = this.#context;
    const { answer, retype } = this.#texts;
    const { requestId } = this.#record.request;
    const deliveredAt = this.#record.delivered.get(name);
    if (deliveredAt !== undefined) {
      return html`<span class="good">${done} ${answer.delivered(this.#time(deliveredAt))}</span>`;
    }
    if (session.relayed.isSending(requestId, name)) return html`${answer.sending}`;
    const isTaken =
      session.chronicle.phase !== 'ended' && takesAnswer(this.#record, name, session.clock.now());
    if (!isTaken) return html`${answer.lost}`;
    const retyping = this.#retyping.get(name);
    if (retyping) return html`${retyping}`;
    const isRefused = session.relayed.isRefused(requestId, name);
    return html`<span class="bad">${isRefused ? formTexts.problems.sealed : answer.again}</span>
      <button type="button" @click=${() => this.#retype(name)}>${retype}</button>`;
  }

  #summary(): string {
    const texts = this.#texts;
    const { end, viewed, delivered, reader } = this.#record;
    const name = shown(viewed?.by.name ?? reader?.name ?? this.#context.formTexts.somebody, this.#context);
    const outcome = outcomeOf(this.#record);
    if (!end || !outcome) return isDelivered(this.#record) ? texts.delivered(name) : this.#waiting(name);
    const time = this.#time(end.at);
    if (outcome === 'viewed') {
      return isViewedLate(this.#record) ? texts.viewedLate(name, time) : texts.viewed(name, time);
    }
    if (outcome === 'unconfirmed') return texts.unconfirmed(name, time);
    if (outcome === 'delivered') return texts.delivered(name);
    const why = whyUnreadable(this.#record, name, this.#context.texts);
    const wasDelivered = delivered.size > 0;
    if (outcome === 'unreadable' && !wasDelivered) return texts.unreadable(why, time);
    const how = outcome === 'unreadable' ? why : texts[outcome](time);
    return `${how} ${wasDelivered ? texts.received(name) : texts.unseen}`;
  }

  /** Of what nobody is known to have got. */
  #waiting(name: string): string {
    const { relaying, undelivered, held } = this.#texts;
    const { submission, request } = this.#record;
    if (isStored(this.#record)) return held(name, this.#time(submission?.expiresAt ?? 0));
    const { relayed } = this.#context.session;
    const isRelayed = submission?.offTheRecord.some((field) => relayed.isSending(request.requestId, field));
    return isRelayed ? relaying : undelivered;
  }

  #time(at: number): string {
    return clockTime(at, this.#context);
  }

  #retype(name: string): void {
    const { requestId } = this.#record.request;
    const close = () => {
      this.#retyping.delete(name);
      this.requestUpdate();
    };
    const retype = Retype.for(this.#context, {
      requestId,
      name,
      form: this.#form,
      texts: this.#texts,
      close,
    });
    if (retype) this.#retyping.set(name, retype);
    this.requestUpdate();
  }

  async #withdraw(): Promise<void> {
    const { session } = this.#context;
    this.#problem = undefined;
    try {
      await session.withdraw(this.#record.request.requestId);
      // The button that was pressed is gone.
      this.closest<HTMLElement>('sealform-form-card')?.focus();
    } catch (error) {
      const isViewed = error instanceof SealformError && error.code === 'ERR_ALREADY_VIEWED';
      this.#problem = isViewed ? this.#texts.beingViewed : this.#texts.notWithdrawn;
    }
    this.requestUpdate();
  }

  #keepReceipt(): void {
    const { submission } = this.#record;
    if (submission) keepReceipt(submission.consent, this.#texts.receiptName, this.#context);
  }
}

adoptStyle(sheet);
customElements.define('sealform-ledger', Ledger);

/** Makes the ledger of a form that was answered. */
export async function ledgerOf(context: ChatFormContext, record: FormRecord, form: Form): Promise<Ledger> {
  return new Ledger(context, await ledgerMessagesIn(context.language), record, form);
}
