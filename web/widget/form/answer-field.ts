import { nothing, type SVGTemplateResult, type TemplateResult } from 'lit/html.js';
import { html } from '../../shared/html.ts';
import { cardBrandOf, type CardBrand } from '../../../core/fields/card-brands.ts';
import { kindOf, type Field } from '../../../core/fields/field.ts';
import { adoptStyle } from '../../shared/adopt-style.ts';
import { isInputMethodKey } from '../../shared/input-method.ts';
import { PlainElement } from '../view/plain-element.ts';
import css from './answer-field.css?inline';
import type { FormContext } from './form-context.ts';
import { brandName, capitalised } from './brand-name.ts';
import { formIcons } from './form-icons.ts';
import { formatTyped } from './typing-format.ts';

/** Shown while they are typed. Every other kind is hidden until the visitor asks to see it: somebody may be looking on. */
const shownKinds: readonly Field['kind'][] = [
  'cardExpiry',
  'cardholderName',
  'dateOfBirth',
  'email',
  'phone',
  'postalAddress',
  'secureNote',
  'ukSortCode',
  'usRouting',
];

export interface AnswerFieldOptions {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly why: string;
  /** What happens to the answer. */
  readonly fate: string;
  readonly icon: SVGTemplateResult;
}

/**
 * One question and the place for its answer, which is in the input and nowhere else.
 *
 * The input stands in a shadow tree of its own and has neither `id` nor `name`: so Chromium can fill it in, and does not
 * write what is typed into the files of its profile, neither for the restoring of sessions nor as a suggestion for later
 * (P1). Its label is around it, since nothing outside can name it.
 */
export class AnswerField extends PlainElement {
  readonly options: AnswerFieldOptions;
  /** The brand that the card's number begins with, where this is one. */
  brand: CardBrand | undefined;
  /** Length of the security code of the card that was typed, where that is known. */
  cvvLength: number | undefined;
  protected override readonly root = this.attachShadow({ mode: 'open' });
  readonly #context: FormContext;
  #problem: string | undefined;
  #isHidden: boolean;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super();
    this.#context = context;
    this.options = options;
    this.#isHidden = this.#canHide;
    adoptStyle(css, this.root);
  }

  get value(): string {
    return this.#input?.value ?? '';
  }

  clear(): void {
    if (this.#input) this.#input.value = '';
    this.brand = undefined;
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
    const { cvvLength } = this;
    const { problems } = this.#context.formTexts;
    const { value } = this;
    if (value.trim() === '') return field.optional ? undefined : problems.empty(label);
    const isRight =
      kindOf(field).parse(value, { ...field, now: this.#context.session.clock.now() }) !== undefined;
    if (isRight && field.kind === 'cvv' && cvvLength !== undefined && value.trim().length !== cvvLength) {
      return problems.cvv(cvvLength);
    }
    if (isRight) return undefined;
    if (field.kind === 'cardNumber' || field.kind === 'cardExpiry') return problems[field.kind];
    return problems.wrong(this.#hint);
  }

  /** How the answer is to be written. */
  get #hint(): string {
    const { field } = this.options;
    return this.#context.formTexts.hints[field.kind] ?? capitalised(kindOf(field).expected(field));
  }

  get #canHide(): boolean {
    return !shownKinds.includes(this.options.field.kind);
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
          <span class="entry">${this.#entry()}${this.#brandName()}</span>
        </label>
        ${this.#toggleButton()}
      </div>
      <p class="wrong" id="wrong" aria-live="polite">${this.#problem}</p>
      <p id="hint" ?hidden=${this.#problem !== undefined}>${this.#hint}</p>
      <p class="fate ${field.offTheRecord ? 'never' : ''}" id="fate">${icon} ${fate}</p>`;
  }

  #entry(): TemplateResult {
    const { field } = this.options;
    const { inputMode, maxLength, multiline, autocomplete } = kindOf(field);
    const invalid = this.#problem === undefined ? nothing : 'true';
    if (multiline) {
      return html`<textarea
        rows="4"
        maxlength=${maxLength}
        autocomplete=${autocomplete}
        spellcheck="false"
        dir="auto"
        aria-labelledby="name"
        aria-describedby="wrong hint why fate"
        aria-invalid=${invalid}
        aria-required=${field.optional ? 'false' : 'true'}
        @input=${() => this.#follow()}
        @change=${() => this.#left()}
      ></textarea>`;
    }
    return html`<input
      class=${this.#isHidden ? 'secret' : ''}
      type=${field.kind === 'dateOfBirth' ? 'date' : 'text'}
      inputmode=${inputMode}
      maxlength=${maxLength}
      autocomplete=${autocomplete}
      autocapitalize="off"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="next"
      dir=${inputMode === 'text' ? 'auto' : 'ltr'}
      aria-labelledby="name"
      aria-describedby="wrong hint why fate"
      aria-invalid=${invalid}
      aria-required=${field.optional ? 'false' : 'true'}
      @input=${(event: Event) => this.#typed(event as InputEvent)}
      @compositionend=${(event: Event) => this.#typed(event as InputEvent)}
      @change=${() => this.#left()}
      @keydown=${(event: KeyboardEvent) => this.#pressed(event)}
    />`;
  }

  #brandName(): TemplateResult | typeof nothing {
    return this.brand
      ? html`<span class="brand" role="status">${brandName(this.brand.name)}</span>`
      : nothing;
  }

  #toggleButton(): TemplateResult | typeof nothing {
    const { label } = this.options;
    const { formTexts } = this.#context;
    if (!this.#canHide) return nothing;
    return html`<button
      type="button"
      aria-label=${this.#isHidden ? formTexts.show(label) : formTexts.hide(label)}
      @click=${() => this.#toggle()}
    >
      ${this.#isHidden ? formIcons.shut : formIcons.eye}
    </button>`;
  }

  #toggle(): void {
    this.#isHidden = !this.#isHidden;
    this.requestUpdate();
  }

  #typed(event: InputEvent): void {
    const input = this.#input;
    if (!(input instanceof HTMLInputElement) || event.isComposing) return;
    formatTyped(input, this.options.field.kind);
    if (this.options.field.kind === 'cardNumber') this.brand = cardBrandOf(input.value.replaceAll(/\D/g, ''));
    this.#follow();
    this.requestUpdate();
  }

  /** A problem that is shown follows what is typed, and goes as soon as it is mended. */
  #follow(): void {
    if (this.#problem !== undefined) this.problem = this.check();
  }

  /** The answer is complete as far as the visitor sees it: if it is wrong, this is when to say so. */
  #left(): void {
    if (this.value.trim() !== '') this.problem = this.check();
  }

  /** Enter goes on to the next question; at the last one it sends, as it does where a form can see its inputs. */
  #pressed(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || isInputMethodKey(event)) return;
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
