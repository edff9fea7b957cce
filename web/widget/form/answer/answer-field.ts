import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { separators, withoutSeparators } from '../../../../core/fields/parts/groups.ts';
import type { Reason } from '../../../../core/fields/kind.ts';
import { formatted, unformatted } from '../../../../core/fields/parts/typing-format.ts';
import type { FormContext } from '../shared/form-context.ts';
import { brandName } from '../shared/brand-name.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import { entry, eye } from './entry.ts';
import { Question } from './question.ts';
import { formatTyped, isPutIn, plainDigits } from './typing-format.ts';

/** A question that is answered in one input. */
export class AnswerField extends Question {
  /** The spaces in the input are the visitor's, and not those that are put in while somebody types. */
  #isAsWritten = false;
  #isHidden: boolean;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super(context, options);
    this.#isHidden = this.#canHide;
  }

  override get value(): string {
    const value = this.#input?.value ?? '';
    return this.#isAsWritten ? value : unformatted(value, this.presentation.typing);
  }

  override get brand(): CardBrand | undefined {
    const { value } = this;
    return this.presentation.brandOf?.(this.#isAsWritten ? (this.parse(value) ?? '') : value);
  }

  protected override problemOf(reason: Reason): string {
    const { problems } = this.context.formTexts;
    const isMore = reason !== 'missing' && (this.#isAsWritten || this.#isGrouped);
    return isMore ? problems.alone(this.options.label) : super.problemOf(reason);
  }

  /** The number would be right without the spaces and dashes in it. */
  get #isGrouped(): boolean {
    const { value } = this;
    const isOneLine = this.#input instanceof HTMLInputElement;
    return isOneLine && /\d/.test(value) && this.parse(withoutSeparators(value)) !== undefined;
  }

  get #canHide(): boolean {
    return this.presentation.entry === 'secret';
  }

  protected override entries(): TemplateResult {
    const { field, label, why } = this.options;
    const { formTexts } = this.context;
    return html`<div class="question">
      <label>
        <span class="name" id="name">${this.name()}</span>
        <span class="why" id="why">${why}</span>
        <span class="entry"
          >${entry(field, this.#isHidden, this.problem !== undefined)}${this.#brandName()}</span
        >
      </label>
      ${this.#canHide ? eye(label, this.#isHidden, formTexts, () => this.#toggle()) : nothing}
    </div>`;
  }

  #brandName(): TemplateResult | typeof nothing {
    return this.brand
      ? html`<span class="brand" role="status">${brandName(this.brand.name)}</span>`
      : nothing;
  }

  #toggle(): void {
    this.#isHidden = !this.#isHidden;
    this.requestUpdate();
  }

  protected override typed(event: InputEvent): void {
    const input = this.#input;
    if (!(input instanceof HTMLInputElement)) return this.follow();
    if (event.isComposing) return;
    this.told = undefined;
    const isNumber = input.inputMode === 'numeric' || this.presentation.pasted === 'anywhere';
    if (isNumber && isPutIn(event) && this.value.trim() !== '') void this.#take(input);
    else this.#format(input, /Forward/.test(event.inputType));
    this.requestUpdate();
  }

  /** A space behind a whole number is the visitor's: what comes next is something else. */
  #format(input: HTMLInputElement, isForward: boolean): void {
    const words = input.value.split(separators);
    if (words.length === 1) this.#isAsWritten = false;
    else if (words.at(-1) === '' && this.parse(this.value) !== undefined) this.#isAsWritten = true;
    if (!this.#isAsWritten) formatTyped(input, this.presentation.typing, isForward);
    this.follow();
  }

  /** Takes the one answer in what was pasted, and gives the rest to the fields that it belongs to. */
  async #take(input: HTMLInputElement): Promise<void> {
    const { value } = input;
    const text = plainDigits(value);
    if (this.parse(text) !== undefined) return this.fill(text);
    this.#isAsWritten = true;
    // Without a network the text stays as it was pasted.
    const code = await import('../paste/take-apart.ts').catch(() => undefined);
    if (input.value !== value) return;
    if (code) this.told = code.takeApart(text, this, this.context);
    else this.leave(true);
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Leaves a text as it was pasted, with an error. */
  leave(isMore: boolean): void {
    this.#isAsWritten = isMore;
    this.problem = this.check();
  }

  /** Puts an answer into the input, written as its kind is. */
  fill(answer: string): void {
    const written = formatted(answer, this.presentation.typing);
    const input = this.#input;
    if (input && input.value !== written) input.value = written;
    this.#isAsWritten = false;
    this.follow();
    this.requestUpdate();
  }

  get #input(): HTMLInputElement | HTMLTextAreaElement | undefined {
    return this.inputs[0];
  }
}

customElements.define('sealform-answer', AnswerField);
