import { html, nothing, type TemplateResult } from 'lit/html.js';
import { cardBrandOf, type CardBrand } from '../../../core/fields/card-brands.ts';
import { kindOf, type Field } from '../../../core/fields/field.ts';
import { PlainElement } from '../view/plain-element.ts';
import type { FormContext } from './form-context.ts';
import { brandNames } from './brand-names.ts';
import { formIcons } from './form-icons.ts';
import { formatTyped } from './typing-format.ts';

/** Hidden while they are typed, until somebody asks to see them. */
const hiddenKinds = ['cvv', 'pin', 'challengeAnswer', 'secretCharacters', 'ssn'];

/** Shown while they are typed, until somebody asks to hide them: they are compared with what is printed. */
const shownKinds = ['cardNumber', 'iban', 'usAccount', 'ukAccount', 'nationalId', 'passport', 'oneTimeCode'];

export interface AnswerFieldOptions {
  readonly name: string;
  readonly field: Field;
  readonly label: string;
  readonly why: string;
  /** What happens to the answer. */
  readonly fate: string;
}

/**
 * One question and the place for its answer, which is in the input and nowhere else. Without `autocomplete="off"`
 * Chromium would write it into the files of its profile, for the restoring of sessions, as it is typed (P1).
 */
export class AnswerField extends PlainElement {
  readonly options: AnswerFieldOptions;
  /** The brand that the card's number begins with, where this is one. */
  brand: CardBrand | undefined;
  readonly #context: FormContext;
  readonly #id: string;
  #problem: string | undefined;
  #isHidden: boolean;

  constructor(context: FormContext, id: string, options: AnswerFieldOptions) {
    super();
    this.#context = context;
    this.#id = id;
    this.options = options;
    this.#isHidden = hiddenKinds.includes(options.field.kind);
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
  }

  get problem(): string | undefined {
    return this.#problem;
  }

  /** What is wrong with the answer as it stands, in words that say what to do; undefined if nothing is. */
  check(cvvLength?: number): string | undefined {
    const { field, label } = this.options;
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
    const expected = kindOf(field).expected(field);
    return this.#context.formTexts.hints[field.kind] ?? expected.charAt(0).toUpperCase() + expected.slice(1);
  }

  /** What is said of an answer that the server refused. */
  refuse(): void {
    this.problem = this.#context.formTexts.problems.wrong(this.#hint);
  }

  protected override template(): TemplateResult {
    const { field, label, why, fate } = this.options;
    const { formTexts } = this.#context;
    const id = this.#id;
    return html`<div class="field">
      <label for=${id}>
        ${label} ${field.optional ? html`<span class="small">(${formTexts.optional})</span>` : nothing}
      </label>
      <p class="why" id="${id}-why">${why}</p>
      <div class="entry">${this.#entry()}${this.#beside()}</div>
      <p class="wrong" id="${id}-wrong" aria-live="polite">${this.#problem}</p>
      <p class="hint" id="${id}-hint" ?hidden=${this.#problem !== undefined}>${this.#hint}</p>
      <p class="fate ${field.offTheRecord ? 'never' : ''}" id="${id}-fate">
        ${field.offTheRecord ? formIcons.never : formIcons.lock} ${fate}
      </p>
    </div>`;
  }

  #entry(): TemplateResult {
    const { field } = this.options;
    const { inputMode, maxLength, multiline } = kindOf(field);
    const id = this.#id;
    const described = `${id}-wrong ${id}-hint ${id}-why ${id}-fate`;
    const invalid = this.#problem === undefined ? nothing : 'true';
    if (multiline) {
      return html`<textarea
        id=${id}
        rows="4"
        maxlength=${maxLength}
        autocomplete="off"
        spellcheck="false"
        dir="auto"
        aria-describedby=${described}
        aria-invalid=${invalid}
        aria-required=${field.optional ? 'false' : 'true'}
        @change=${() => this.#left()}
      ></textarea>`;
    }
    return html`<input
      id=${id}
      class=${this.#isHidden ? 'secret' : ''}
      type=${field.kind === 'dateOfBirth' ? 'date' : 'text'}
      inputmode=${inputMode}
      maxlength=${maxLength}
      autocomplete="off"
      autocapitalize="off"
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="next"
      dir=${inputMode === 'text' ? 'auto' : 'ltr'}
      aria-describedby=${described}
      aria-invalid=${invalid}
      aria-required=${field.optional ? 'false' : 'true'}
      @input=${(event: Event) => this.#typed(event as InputEvent)}
      @compositionend=${(event: Event) => this.#typed(event as InputEvent)}
      @change=${() => this.#left()}
    />`;
  }

  #beside(): TemplateResult | typeof nothing {
    const { field, label } = this.options;
    const { formTexts } = this.#context;
    const brand = this.brand
      ? html`<span class="brand" role="status">${brandNames[this.brand.name]}</span>`
      : nothing;
    if (![...hiddenKinds, ...shownKinds].includes(field.kind)) return nothing;
    return html`${brand}<button
        class="icon-button"
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
    if (this.#problem !== undefined) this.problem = undefined;
    this.requestUpdate();
  }

  /** The answer is complete as far as the visitor sees it: if it is wrong, this is when to say so. */
  #left(): void {
    if (this.value.trim() !== '') this.problem = this.check();
  }

  get #input(): HTMLInputElement | HTMLTextAreaElement | null {
    return this.querySelector<HTMLInputElement | HTMLTextAreaElement>('.entry > input, .entry > textarea');
  }
}

customElements.define('sealform-answer', AnswerField);
