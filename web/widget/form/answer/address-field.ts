import { nothing, type TemplateResult } from 'lit/html.js';
import {
  type Address,
  type AddressPart,
  mayLack,
  type PostalAddressOptions,
  readAddress,
} from '../../../../core/fields/contact/postal-address.ts';
import type { CommonReason, Reason } from '../../../../core/fields/kind.ts';
import { countryName, postcodeSample, regionIn } from '../../../../core/fields/parts/countries.ts';
import { html } from '../../../shared/text/html.ts';
import { type Input, Question } from './question.ts';

/** The boxes in their order: what the others are depends on the country. Browsers fill each in by its token. */
const boxes: readonly (readonly [part: AddressPart, autocomplete: string])[] = [
  ['country', 'country'],
  ['street', 'street-address'],
  ['town', 'address-level2'],
  ['region', 'address-level1'],
  ['postcode', 'postal-code'],
];

/** A question for an address: a box each for its parts, and a list of the countries that it may be in. */
export class AddressField extends Question {
  override get value(): string {
    const { country, ...others } = this.#address;
    return Object.keys(others).length > 0 ? JSON.stringify({ ...others, country }) : '';
  }

  get #countries(): PostalAddressOptions['countries'] {
    return (this.options.field as unknown as PostalAddressOptions).countries;
  }

  /** The only country, or the one that is chosen; undefined while none is. */
  get #country(): string | undefined {
    const { 0: only, length } = this.#countries;
    return length === 1 ? only : this.#box('country')?.value || undefined;
  }

  /** What stands in the boxes that are shown. */
  get #address(): Address {
    const filled = boxes
      .map(([part]) => [part, this.#box(part)?.value ?? ''] as const)
      .filter(([part, text]) => text.trim() !== '' && this.#isShown(part));
    return { ...Object.fromEntries(filled), ...(this.#country && { country: this.#country }) };
  }

  /** The boxes that are refused, with the reason. */
  get #wrong(): Map<AddressPart, CommonReason> {
    const wrong = new Map<AddressPart, CommonReason>();
    const read = readAddress(this.#address, { countries: this.#countries });
    for (const [part] of boxes) {
      const parsed = read[part];
      if (typeof parsed === 'object') wrong.set(part, parsed.reason);
    }
    return wrong;
  }

  override focus(): void {
    const [first = 'country'] = this.#wrong.keys();
    (this.#box(first) ?? this.inputs[0])?.focus();
  }

  protected override problemOf(reason: Reason): string {
    if (reason === 'missing') return super.problemOf(reason);
    const sentences = Array.from(this.#wrong, ([part, why]) => this.#sentence(part, why));
    return [...new Set(sentences)].join(' ');
  }

  #sentence(part: AddressPart, reason: CommonReason): string {
    const { address, reasons } = this.context.formTexts;
    if (reason === 'missing') return address[part].missing;
    if (part !== 'postcode' || !this.#country) return reasons.postalAddress[reason];
    return address.notPostcode(this.#nameOf(this.#country), postcodeSample(this.#country));
  }

  /** The labels of the boxes say it. */
  protected override get isHinted(): boolean {
    return false;
  }

  protected override typed(): void {
    this.follow();
    this.requestUpdate();
  }

  protected override behind(input: HTMLElement): HTMLElement | undefined {
    const shown = boxes.map(([part]) => this.#isShown(part) && this.#box(part)).filter((each) => !!each);
    return shown[shown.findIndex((each) => each === input) + 1];
  }

  protected override entries(): TemplateResult {
    const wrong = this.problem === undefined ? undefined : this.#wrong;
    return html`<fieldset aria-describedby="wrong why fate">
      <legend class="name">${this.name()}</legend>
      <p class="why" id="why">${this.options.why}</p>
      <div class="parts">
        ${boxes.map(([part, autocomplete]) => this.#labelled(part, autocomplete, wrong?.has(part)))}
      </div>
    </fieldset>`;
  }

  #labelled(part: AddressPart, autocomplete: string, isWrong = false): TemplateResult | typeof nothing {
    if (part === 'country' && this.#countries.length === 1) return nothing;
    const { address, optional } = this.context.formTexts;
    const note = this.#mayLack(part) ? ` (${optional})` : nothing;
    return html`<label class=${part} ?hidden=${!this.#isShown(part)}>
      <span>${address[part].name}${note}</span>
      <span class="entry">${this.#input(part, autocomplete, isWrong)}</span>
    </label>`;
  }

  #input(part: AddressPart, autocomplete: string, isWrong: boolean): TemplateResult {
    const invalid = isWrong ? 'true' : nothing;
    const required = !this.options.field.optional && !this.#mayLack(part);
    if (part === 'country') {
      return html`<select autocomplete=${autocomplete} aria-invalid=${invalid} aria-required=${required}>
        <option value="">${this.context.formTexts.choose}</option>
        ${this.#countries.map((code) => html`<option value=${code}>${this.#nameOf(code)}</option>`)}
      </select>`;
    }
    if (part === 'street') {
      return html`<textarea
        rows="2"
        autocomplete=${autocomplete}
        spellcheck="false"
        dir="auto"
        aria-invalid=${invalid}
        aria-required=${required}
      ></textarea>`;
    }
    return html`<input
      type="text"
      autocomplete=${autocomplete}
      autocapitalize=${part === 'postcode' ? 'characters' : 'words'}
      autocorrect="off"
      spellcheck="false"
      enterkeyhint="next"
      dir=${part === 'postcode' ? 'ltr' : 'auto'}
      aria-invalid=${invalid}
      aria-required=${required}
    />`;
  }

  #box(part: AddressPart): Input | null {
    return this.root.querySelector<Input>(`.${part} :is(input, textarea, select)`);
  }

  #isShown(part: AddressPart): boolean {
    return part !== 'region' || (this.#country !== undefined && regionIn(this.#country) !== undefined);
  }

  /** Whether the chosen country’s addresses may be without this part. */
  #mayLack(part: AddressPart): boolean {
    return this.#country !== undefined && mayLack(part, this.#country);
  }

  #nameOf(country: string): string {
    return countryName(country, this.context.language);
  }
}

customElements.define('sealform-address', AddressField);
