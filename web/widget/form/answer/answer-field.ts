import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import type { CardBrand } from '../../../../core/fields/card/brands.ts';
import { kindOf, presentationOf } from '../../../../core/fields/field.ts';
import { separators, withoutSeparators } from '../../../../core/fields/parts/groups.ts';
import type { Parsed, Reason } from '../../../../core/fields/kind.ts';
import type { Presentation } from '../../../../core/fields/presentation.ts';
import { formatted, unformatted } from '../../../../core/fields/parts/typing-format.ts';
import { adoptStyle } from '../../../shared/look/adopt-style.ts';
import { isInputMethodKey } from '../../../shared/input-method.ts';
import { PlainElement } from '../../view/plain-element.ts';
import sheet from './answer-field.css?inline';
import type { FormContext } from '../shared/form-context.ts';
import { brandName, capitalised } from '../shared/brand-name.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import { entry, eye } from './entry.ts';
import { formatTyped, isPutIn, plainDigits } from './typing-format.ts';

/**
 * One question and the place for its answer, which is in the input and nowhere else.
 *
 * The input stands in a shadow tree of its own and has neither `id` nor `name`: so Chromium can fill it in, and does not
 * write what is typed into the files of its profile, neither for the restoring of sessions nor as a suggestion for later
 * (P1). Its label is around it, since nothing outside can name it.
 */
export class AnswerField extends PlainElement {
  readonly options: AnswerFieldOptions;
  protected override readonly root = this.attachShadow({ mode: 'open' });
  readonly #context: FormContext;
  readonly #presentation: Presentation;
  /** The length that the card in the form gives the answer, where it does. */
  #length: number | undefined;
  #problem: string | undefined;
  /** What was made of a text that was pasted. */
  #told: string | undefined;
  /** The spaces in the input are the visitor's, and not those that are put in while somebody types. */
  #isAsWritten = false;
  #isHidden: boolean;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super();
    this.#context = context;
    this.options = options;
    this.#presentation = presentationOf(options.field);
    this.#isHidden = this.#canHide;
    adoptStyle(sheet, this.root);
    this.root.addEventListener('input', (event) => this.#typed(event as InputEvent));
    this.root.addEventListener('compositionend', (event) => this.#typed(event as InputEvent));
    this.root.addEventListener('focusout', () => this.#left());
    this.root.addEventListener('keydown', (event) => this.#pressed(event as KeyboardEvent));
  }

  get value(): string {
    const value = this.#input?.value ?? '';
    return this.#isAsWritten ? value : unformatted(value, this.#presentation.typing);
  }

  /** The brand that the card's number begins with, where this is one. */
  get brand(): CardBrand | undefined {
    const { value } = this;
    return this.#presentation.brandOf?.(this.#isAsWritten ? (this.parse(value) ?? '') : value);
  }

  /** Takes the brand of the card in the same form, which may decide the length of the answer. */
  standBeside(card: CardBrand | undefined): void {
    if (!this.#presentation.lengthOn) return;
    this.#length = card && this.#presentation.lengthOn(card);
    if (this.#problem && this.value) this.problem = this.check();
  }

  clear(): void {
    if (this.#input) this.#input.value = '';
  }

  /** The one way to write the answer that a text is, or undefined when it is none. */
  readonly parse = (text: string): string | undefined => {
    const parsed = this.#read(text);
    return typeof parsed === 'string' ? parsed : undefined;
  };

  #read(text: string): Parsed {
    const { field } = this.options;
    const context = { length: this.#length, ...field, now: this.#context.session.clock.now() };
    return kindOf(field).parse(text, context);
  }

  override focus(): void {
    this.#input?.focus();
  }

  /** Shows what is wrong with the answer, or that nothing is. */
  set problem(problem: string | undefined) {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.requestUpdate();
    this.dispatchEvent(new Event('problem'));
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** What is wrong with the answer as it stands, in words that say what to do; undefined if nothing is. */
  check(): string | undefined {
    const { field, label } = this.options;
    const { problems } = this.#context.formTexts;
    if (this.#isBlank) return field.optional ? undefined : problems.empty(label);
    const parsed = this.#read(this.value);
    if (typeof parsed === 'string') return undefined;
    if (this.#isAsWritten || this.#isGrouped) return problems.alone(label);
    if (this.#length) return problems.onCard(this.#length);
    return this.#problemOf(parsed.reason);
  }

  #problemOf(reason: Reason): string {
    const { problems } = this.#context.formTexts;
    const { copiedFrom } = this.#presentation;
    if (reason === 'expired') return problems.past;
    return copiedFrom && reason !== 'format' ? problems.mistyped[copiedFrom] : problems.wrong(this.#hint);
  }

  /** Nothing stands in the input. A date that is half typed has no value yet. */
  get #isBlank(): boolean {
    return this.value.trim() === '' && !this.#input?.validity.badInput;
  }

  /** The number would be right without the spaces and dashes in it. */
  get #isGrouped(): boolean {
    const { value } = this;
    const isOneLine = this.#input instanceof HTMLInputElement;
    return isOneLine && /\d/.test(value) && this.parse(withoutSeparators(value)) !== undefined;
  }

  /** How the answer is to be written. */
  get #hint(): string {
    const { field } = this.options;
    return this.#context.formTexts.hints[field.kind] ?? capitalised(kindOf(field).expected(field));
  }

  get #canHide(): boolean {
    return this.#presentation.entry === 'secret';
  }

  /** What is said of an answer that the server refused. */
  refuse(): void {
    this.problem = this.#context.formTexts.problems.wrong(this.#hint);
  }

  protected override template(): TemplateResult {
    const { field, label, why, fate, icon } = this.options;
    const { formTexts } = this.#context;
    return html`<div class="question">
        <label>
          <span class="name" id="name">${label} ${field.optional ? `(${formTexts.optional})` : nothing}</span>
          <span class="why" id="why">${why}</span>
          <span class="entry"
            >${entry(field, this.#isHidden, this.#problem !== undefined)}${this.#brandName()}</span
          >
        </label>
        ${this.#canHide ? eye(label, this.#isHidden, formTexts, () => this.#toggle()) : nothing}
      </div>
      <p class=${this.#problem ? 'wrong' : ''} id="wrong" aria-live="polite">
        ${this.#problem ?? this.#told}
      </p>
      <p id="hint" ?hidden=${this.#problem !== undefined}>${this.#hint}</p>
      <p class="fate ${field.offTheRecord ? 'never' : ''}" id="fate">${icon} ${fate}</p>`;
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

  #typed(event: InputEvent): void {
    const input = this.#input;
    if (!(input instanceof HTMLInputElement)) return this.#follow();
    if (event.isComposing) return;
    this.#told = undefined;
    const isNumber = input.inputMode === 'numeric' || this.#presentation.pasted === 'anywhere';
    if (isNumber && isPutIn(event) && !this.#isBlank) void this.#take(input);
    else this.#format(input, /Forward/.test(event.inputType));
    this.requestUpdate();
  }

  /** A space behind a whole number is the visitor's: what comes next is something else. */
  #format(input: HTMLInputElement, isForward: boolean): void {
    const words = input.value.split(separators);
    if (words.length === 1) this.#isAsWritten = false;
    else if (words.at(-1) === '' && this.parse(this.value) !== undefined) this.#isAsWritten = true;
    if (!this.#isAsWritten) formatTyped(input, this.#presentation.typing, isForward);
    this.#follow();
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
    if (code) this.#told = code.takeApart(text, this, this.#context);
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
    const written = formatted(answer, this.#presentation.typing);
    const input = this.#input;
    if (input && input.value !== written) input.value = written;
    this.#isAsWritten = false;
    this.#follow();
    this.requestUpdate();
  }

  /** A problem that is shown follows what is typed, and goes as soon as it is mended. */
  #follow(): void {
    if (this.#problem !== undefined) this.problem = this.check();
  }

  /** The answer is complete as far as the visitor sees it: if it is wrong, this is when to say so. */
  #left(): void {
    if (!this.#isBlank) this.problem = this.check();
  }

  /** Enter goes on to the next question; at the last one it sends, as it does where a form can see its inputs. */
  #pressed(event: KeyboardEvent): void {
    const isInput = event.target instanceof HTMLInputElement;
    if (!isInput || event.key !== 'Enter' || isInputMethodKey(event)) return;
    event.preventDefault();
    const form = this.closest('form');
    const fields = [...(form?.querySelectorAll<AnswerField>('sealform-answer') ?? [])];
    const next = fields[fields.indexOf(this) + 1];
    if (next) next.focus();
    else form?.requestSubmit();
  }

  get #input(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.root.querySelector('input, textarea');
  }
}

customElements.define('sealform-answer', AnswerField);
