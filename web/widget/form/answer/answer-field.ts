import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { withoutSeparators } from '../../../../core/fields/parts/groups.ts';
import type { Reason } from '../../../../core/fields/kind.ts';
import { normalised } from '../../../../core/fields/parts/normalise.ts';
import { formatted } from '../../../../core/fields/parts/typing-format.ts';
import { isInputMethodKey } from '../../../shared/input-method.ts';
import type { FormContext } from '../shared/form-context.ts';
import { brandName } from '../shared/brand-name.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import { entry, eye } from './entry.ts';
import { Question } from './question.ts';
import { isPutIn, passSeparator } from './typing-format.ts';
import { Written } from './written.ts';

/** A question that is answered in one input. */
export class AnswerField extends Question {
  readonly #written: Written;
  #isHidden: boolean;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super(context, options);
    this.#written = new Written(this.presentation.typing);
    this.#isHidden = this.#canHide;
    this.root.addEventListener('keydown', (event) => this.#deleting(event as KeyboardEvent));
  }

  override get value(): string {
    return this.#written.answer(this.#input?.value ?? '');
  }

  override get brand(): CardBrand | undefined {
    const { value } = this;
    return this.presentation.brandOf?.(this.#written.isAsWritten ? (this.parse(value) ?? '') : value);
  }

  protected override problemOf(reason: Reason): string {
    const { problems } = this.context.formTexts;
    const isMore = reason !== 'missing' && (this.#written.isMore(this.parse) || this.#isGrouped);
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
          >${entry(field, this.#isHidden, this.problem !== undefined)}${this.#unit()}${this.#brandName()}</span
        >
      </label>
      ${this.#canHide ? eye(label, this.#isHidden, formTexts, () => this.#toggle()) : nothing}
    </div>`;
  }

  /** What is counted or measured. */
  #unit(): TemplateResult | typeof nothing {
    const words = this.presentation.unit?.(this.options.field);
    return words
      ? html`<span class="unit" id="unit">${words[this.context.language] ?? words.en}</span>`
      : nothing;
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
    else this.#written.format(input, event);
    this.follow();
    this.requestUpdate();
  }

  /** Delete deletes a character of the answer, and no separator that was put in. */
  #deleting(event: KeyboardEvent): void {
    const isPlain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (event.key !== 'Delete' || !isPlain || isInputMethodKey(event) || this.#written.isAsWritten) return;
    if (event.target instanceof HTMLInputElement) passSeparator(event.target, this.presentation.typing);
  }

  /** Takes the one answer in what was pasted, and gives the rest to the fields that it belongs to. */
  async #take(input: HTMLInputElement): Promise<void> {
    const { value } = input;
    const text = normalised(value, 'code');
    if (this.parse(text) !== undefined) return this.fill(text);
    this.#written.isAsWritten = true;
    // Without a network the text stays as it was pasted.
    const code = await import('../paste/take-apart.ts').catch(() => undefined);
    if (input.value !== value) return;
    if (code) this.told = code.takeApart(text, this, this.context);
    else this.leave(true);
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  /** Leaves a text as it was pasted, with an error. */
  leave(isMore: boolean): void {
    this.#written.isAsWritten = isMore;
    this.problem = this.check();
  }

  /** Puts an answer into the input, written as its kind is. */
  fill(answer: string): void {
    const written = formatted(answer, this.presentation.typing);
    const input = this.#input;
    if (input && input.value !== written) input.value = written;
    this.#written.isAsWritten = false;
    this.follow();
    this.requestUpdate();
  }

  get #input() {
    return this.inputs[0];
  }
}

customElements.define('sealform-answer', AnswerField);
