import { hidden, type Kind } from '../kind.ts';
import { oneOf, required } from '../rule.ts';
import { lines } from '../text.ts';

/** Postcodes of the countries that have them, somewhere in the address. */
const postcodes = {
  AT: /\b[1-9][0-9]{3}\b/,
  AU: /\b[0-9]{4}\b/,
  BE: /\b[1-9][0-9]{3}\b/,
  BR: /\b[0-9]{5}-?[0-9]{3}\b/,
  CA: /\b[ABCEGHJ-NPRSTVXY][0-9][A-Z] ?[0-9][A-Z][0-9]\b/i,
  CH: /\b[1-9][0-9]{3}\b/,
  DE: /\b[0-9]{5}\b/,
  ES: /\b[0-9]{5}\b/,
  FR: /\b[0-9]{5}\b/,
  GB: /\b[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b/i,
  IE: /\b[A-Z](?:[0-9]{2}|6W) ?[A-Z0-9]{4}\b/i,
  IN: /\b[1-9][0-9]{2} ?[0-9]{3}\b/,
  IT: /\b[0-9]{5}\b/,
  NL: /\b[1-9][0-9]{3} ?[A-Z]{2}\b/i,
  NZ: /\b[0-9]{4}\b/,
  PL: /\b[0-9]{2}-[0-9]{3}\b/,
  SE: /\b[0-9]{3} ?[0-9]{2}\b/,
  US: /\b[0-9]{5}(?:-[0-9]{4})?\b/,
} as const;

export type PostalCountry = keyof typeof postcodes;

export interface PostalAddressOptions {
  /** Where the address is, as an ISO 3166-1 code. */
  readonly country: PostalCountry;
}

/** A postal address on one or several lines, with the postcode of its country: 10 to 300 characters. */
export const postalAddress: Kind<'stored', PostalAddressOptions> = {
  storage: ['stored'],
  maxLength: 300,
  autocomplete: 'street-address',
  inputMode: 'text',
  multiline: true,
  options: { country: required(oneOf(Object.keys(postcodes))) },
  expected: ({ country }) => `a postal address in ${country} with its postcode, up to 300 characters`,
  parse(input, { country }) {
    const text = lines(input, this.maxLength);
    return text !== undefined && text.length >= 10 && postcodes[country].test(text) ? text : undefined;
  },
  mask: (_canonical, { country }) => `${hidden} ${country}`,
};
