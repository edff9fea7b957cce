import type { TemplateResult } from 'lit/html.js';
import { html } from '../../shared/text/html.ts';
import type { Form } from '../../../core/fields/form.ts';
import { PlainElement } from '../view/plain-element.ts';
import type { Question } from '../form/answer/question.ts';
import { answerFields } from '../form/answer/answer-fields.ts';
import type { ChatFormContext } from '../form/shared/form-context.ts';
import type { LedgerMessages } from './messages/index.ts';

export interface RetypeOptions {
  readonly requestId: string;
  /** The off-the-record field. */
  readonly name: string;
  readonly form: Form;
  readonly texts: LedgerMessages;
  /** Takes this away again. */
  readonly close: () => void;
}

/** An off-the-record answer that did not arrive, typed once more: it was kept nowhere. */
export class Retype extends PlainElement {
  readonly #context: ChatFormContext;
  readonly #options: RetypeOptions;
  readonly #field: Question;

  constructor(context: ChatFormContext, options: RetypeOptions, field: Question) {
    super();
    this.#context = context;
    this.#options = options;
    this.#field = field;
  }

  static for(context: ChatFormContext, options: RetypeOptions): Retype | undefined {
    const { agent } = context.session.chronicle;
    const field = answerFields(context, options.form, agent?.name).find(
      (each) => each.options.name === options.name,
    );
    return field && new Retype(context, options, field);
  }

  protected override template(): TemplateResult {
    const { texts } = this.#options;
    return html`<form class="retype" novalidate @submit=${(event: Event) => this.#submit(event)}>
      ${this.#field}
      <div class="actions">
        <button class="primary" type="submit">${texts.send}</button>
        <button type="button" @click=${() => this.#close()}>${texts.cancel}</button>
      </div>
    </form>`;
  }

  #submit(event: Event): void {
    event.preventDefault();
    this.#field.problem = this.#field.check();
    if (this.#field.problem !== undefined) return this.#field.focus();
    const { requestId, name } = this.#options;
    this.#context.session.relayAnswer(requestId, name, this.#field.value);
    this.#close();
  }

  #close(): void {
    this.#field.clear();
    this.#options.close();
  }
}

customElements.define('sealform-retype', Retype);
