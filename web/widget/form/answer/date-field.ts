import { nothing, type TemplateResult } from 'lit/html.js';
import type { Reason } from '../../../../core/fields/kind.ts';
import { plainDigits } from '../../../../core/fields/parts/normalise.ts';
import { dateLocale } from '../../../shared/text/date-format.ts';
import { html } from '../../../shared/text/html.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import type { FormContext } from '../shared/form-context.ts';
import { asDate, dateOrder, type DatePart, type DateParts, wrongPart } from '../shared/date-parts.ts';
import { Question } from './question.ts';
import { formatTyped, isPutIn } from './typing-format.ts';

/**
 * A question for a date that somebody knows by heart: a box each for day, month and year, in the order of the visitor's
 * locale. Nothing moves the cursor from box to box but the visitor (GOV.UK Design System, "Date input").
 */
export class DateField extends Question {
  readonly #locale: string;
  readonly #order: readonly DatePart[];
  /** A date was pasted that can be read in two ways. */
  #isUnclear = false;

  constructor(context: FormContext, options: AnswerFieldOptions) {
    super(context, options);
    this.#locale = dateLocale(context.language);
    this.#order = dateOrder(this.#locale);
  }

  override get value(): string {
    return asDate(this.#parts);
  }

  get #parts(): DateParts {
    const parts = { day: '', month: '', year: '' };
    for (const [at, part] of this.#order.entries())
      parts[part] = plainDigits(this.inputs[at]?.value.trim() ?? '');
    return parts;
  }

  override focus(): void {
    const wrong = this.#wrong;
    this.inputs[wrong ? this.#order.indexOf(wrong) : 0]?.focus();
  }

  /** The one part that the date is refused for. */
  get #wrong(): DatePart | undefined {
    const parsed = this.read(this.value);
    return typeof parsed === 'string' ? undefined : wrongPart(this.#parts, parsed.reason);
  }

  protected override problemOf(reason: Reason): string {
    const { date } = this.context.formTexts;
    if (this.#isUnclear) return date.unclear;
    const wrong = this.#wrong;
    if (!wrong || reason === 'missing') return super.problemOf(reason);
    if (reason !== 'range') return date[wrong].format;
    // Which years there can be is for the kind to say.
    return wrong === 'year' ? super.problemOf(reason) : date[wrong].range;
  }

  protected override get hint(): string {
    const year = this.presentation.autocomplete === 'bday' ? '1980' : '2026';
    const sample = { day: '28', month: '2', year };
    return this.context.formTexts.date.example(this.#order.map((part) => sample[part]).join(' '));
  }

  protected override entries(): TemplateResult {
    return html`<fieldset aria-describedby="wrong hint why fate">
      <legend class="name">${this.name()}</legend>
      <p class="why" id="why">${this.options.why}</p>
      <div class="boxes">${this.#order.map((part) => this.#box(part))}</div>
    </fieldset>`;
  }

  #box(part: DatePart): TemplateResult {
    const { autocomplete } = this.presentation;
    const isWrong = this.problem !== undefined && (this.#wrong ?? part) === part;
    return html`<label class=${part}>
      <span>${this.context.formTexts.date[part].name}</span>
      <span class="entry"
        ><input
          type="text"
          inputmode=${this.presentation.inputMode}
          autocomplete=${autocomplete === 'off' ? 'off' : `${autocomplete}-${part}`}
          autocorrect="off"
          spellcheck="false"
          enterkeyhint="next"
          dir="ltr"
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-required=${!this.options.field.optional}
      /></span>
    </label>`;
  }

  protected override typed(event: InputEvent): void {
    const input = event.target as HTMLInputElement;
    if (event.isComposing) return;
    this.#isUnclear = false;
    formatTyped(input, undefined);
    if (isPutIn(event) && input.value.trim().length > 4) void this.#spread(input);
    else this.follow();
    this.requestUpdate();
  }

  /** Puts a whole date that was pasted into its boxes. What is not clear stays where it is, with an error. */
  async #spread(input: HTMLInputElement): Promise<void> {
    const { value } = input;
    // Without a network the text stays as it was pasted.
    const code = await import('../paste/dates-in.ts').catch(() => undefined);
    if (input.value !== value) return;
    const [date, ...others] = code?.datesIn(value, this.#locale, this.parse) ?? [];
    this.#isUnclear = others.length > 0;
    if (date && !this.#isUnclear) this.#fill(date);
    this.problem = this.check();
    this.requestUpdate();
    this.dispatchEvent(new Event('input', { bubbles: true }));
  }

  #fill(date: string): void {
    const [year = '', month = '', day = ''] = date.split('-');
    const parts = { day: String(Number(day)), month: String(Number(month)), year };
    for (const [at, input] of this.inputs.entries()) input.value = parts[this.#order[at] ?? 'year'];
  }
}

customElements.define('sealform-date', DateField);
