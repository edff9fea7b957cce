import { nothing, type TemplateResult } from 'lit/html.js';
import { html } from '../../../shared/text/html.ts';
import { Question } from './question.ts';

/** More choices than this are a list to open: a phone would show no other question. */
const mostButtons = 6;

/** The answers and what is read of each, in the order shown. */
type Choices = readonly (readonly [value: string, label: string])[];

/** A question that is answered by choosing: with radio buttons, boxes to tick, or a list to open. */
export class ChoiceField extends Question {
  override get value(): string {
    const chosen = this.inputs.filter((input) => !(input instanceof HTMLInputElement) || input.checked);
    return chosen.map(({ value }) => value).join(',');
  }

  get #isSeveral(): boolean {
    return this.presentation.isSeveral?.(this.options.field) ?? false;
  }

  get #choices(): Choices {
    const choices = this.presentation.choices?.(this.options.field) ?? {};
    const { language } = this.context;
    return Object.entries(choices).map(([value, words]) => [value, words[language] ?? words.en] as const);
  }

  override clear(): void {
    for (const input of this.inputs) {
      if (input instanceof HTMLInputElement) input.checked = false;
      else input.value = '';
    }
  }

  /** Where something is chosen, it comes first. */
  override focus(): void {
    const chosen = this.root.querySelector<HTMLElement>('input:checked');
    if (chosen) chosen.focus();
    else super.focus();
  }

  /** That one of some is to be chosen can be seen. */
  protected override get isHinted(): boolean {
    return this.#isSeveral;
  }

  /** Between its choices go the arrow keys. */
  protected override behind(): undefined {
    return undefined;
  }

  protected override typed(): void {
    this.follow();
  }

  protected override entries(): TemplateResult {
    const asked = html`<span class="name" id="name">${this.name()}</span>
      <span class="why" id="why">${this.options.why}</span>`;
    const choices = this.#choices;
    if (this.#isSeveral || choices.length <= mostButtons) return this.#buttons(choices, asked);
    return html`<label>${asked}<span class="entry">${this.#list(choices)}</span></label>`;
  }

  /** No browser keeps what was chosen (P1): `autocomplete` forbids it, as buttons of one group need a name. */
  #buttons(choices: Choices, asked: TemplateResult): TemplateResult {
    const { optional } = this.options.field;
    const isSeveral = this.#isSeveral;
    const invalid = this.problem === undefined ? nothing : 'true';
    const none = optional && !isSeveral ? [['', this.context.formTexts.noAnswer] as const] : [];
    return html`<div
      class="ask"
      role=${isSeveral ? 'group' : 'radiogroup'}
      aria-labelledby="name"
      aria-describedby="wrong hint why fate"
      aria-required=${isSeveral ? nothing : !optional}
      aria-invalid=${isSeveral ? nothing : invalid}
    >
      ${asked}
      ${[...choices, ...none].map(
        ([value, label]) =>
          html`<label class="choice" dir="auto">
            <input
              type=${isSeveral ? 'checkbox' : 'radio'}
              name=${isSeveral ? nothing : 'choice'}
              value=${value}
              autocomplete="off"
              aria-invalid=${isSeveral ? invalid : nothing}
            />
            ${label}
          </label>`,
      )}
    </div>`;
  }

  /** What says that nothing is chosen stands first. */
  #list(choices: Choices): TemplateResult {
    const { optional } = this.options.field;
    const { choose, noAnswer } = this.context.formTexts;
    return html`<select
      autocomplete="off"
      aria-labelledby="name"
      aria-describedby="wrong hint why fate"
      aria-invalid=${this.problem === undefined ? nothing : 'true'}
      aria-required=${!optional}
    >
      ${[['', optional ? noAnswer : choose] as const, ...choices].map(
        ([value, label]) => html`<option value=${value}>${label}</option>`,
      )}
    </select>`;
  }
}

customElements.define('sealform-choice', ChoiceField);
