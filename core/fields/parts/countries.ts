import { type CommonReason, invalid, type Parsed } from '../kind.ts';
import { type Check, codeIn } from './groups.ts';
import { code as readCode } from './text.ts';

/** How the addresses of a country are written. */
interface Country {
  readonly postcode: {
    /** Its letters and digits in upper case, a group for each part. */
    readonly shape: RegExp;
    /** The separator that the post writes between the parts. */
    readonly separator?: ' ' | '-';
    readonly sample: string;
    /** Many who live there do not know theirs. @default false */
    readonly optional?: true;
  };
  /** Whether addresses have a state, province or prefecture. @default they have none */
  readonly region?: 'required' | 'optional';
}

/** UPU, "Postal addressing systems". In Britain the forces have postcodes of their own. */
const countries = {
  AT: { postcode: { shape: /^([1-9]\d{3})$/, sample: '1010' } },
  AU: { postcode: { shape: /^(\d{4})$/, sample: '2000' }, region: 'required' },
  BE: { postcode: { shape: /^([1-9]\d{3})$/, sample: '1000' } },
  BR: {
    postcode: { shape: /^(\d{5})(\d{3})$/, separator: '-', sample: '01310-100' },
    region: 'required',
  },
  CA: {
    postcode: { shape: /^([ABCEGHJ-NPRSTVXY]\d[A-Z])(\d[A-Z]\d)$/, separator: ' ', sample: 'K1A 0B1' },
    region: 'required',
  },
  CH: { postcode: { shape: /^([1-9]\d{3})$/, sample: '3000' } },
  DE: { postcode: { shape: /^(\d{5})$/, sample: '10115' } },
  ES: { postcode: { shape: /^(\d{5})$/, sample: '28001' }, region: 'optional' },
  FR: { postcode: { shape: /^(\d{5})$/, sample: '75001' } },
  GB: {
    postcode: {
      shape: /^(?:([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})|(GIR)(0AA)|(BFPO)(\d{1,4}))$/,
      separator: ' ',
      sample: 'SW1A 1AA',
    },
  },
  IE: {
    postcode: {
      shape: /^([A-Z](?:\d{2}|6W))([A-Z\d]{4})$/,
      separator: ' ',
      sample: 'D02 AF30',
      optional: true,
    },
    region: 'optional',
  },
  IN: { postcode: { shape: /^([1-9]\d{5})$/, sample: '110001' }, region: 'required' },
  IT: { postcode: { shape: /^(\d{5})$/, sample: '00100' }, region: 'optional' },
  JP: { postcode: { shape: /^(\d{3})(\d{4})$/, separator: '-', sample: '100-0001' }, region: 'required' },
  NL: { postcode: { shape: /^([1-9]\d{3})([A-Z]{2})$/, separator: ' ', sample: '1012 AB' } },
  NZ: { postcode: { shape: /^(\d{4})$/, sample: '6011' } },
  PL: { postcode: { shape: /^(\d{2})(\d{3})$/, separator: '-', sample: '00-001' } },
  SE: { postcode: { shape: /^(\d{3})(\d{2})$/, separator: ' ', sample: '111 20' } },
  US: { postcode: { shape: /^(\d{5})(\d{4})?$/, separator: '-', sample: '90210' }, region: 'required' },
} as const satisfies Readonly<Record<string, Country>>;

/** The countries whose postcodes are known, as ISO 3166-1 codes. */
export const knownCountries = Object.keys(countries) as (keyof typeof countries)[];

/** Longest postcode that is looked at, separators included. */
const longest = 20;

function known(country: string): Country | undefined {
  return Object.hasOwn(countries, country) ? countries[country as keyof typeof countries] : undefined;
}

/** Whether a text is the ISO 3166-1 code of a country, in capitals. */
export function isCountry(code: unknown): code is string {
  if (typeof code !== 'string' || !/^[A-Z]{2}$/.test(code)) return false;
  // The platform writes a replaced code anew (UK as GB), and has no name for a code that is not assigned.
  const isOwn = new Intl.Locale(`und-${code}`).region === code;
  return isOwn && !/^(?:EU|EZ|UN|ZZ|X[A-Z]|Q[M-Z])$/.test(code) && countryName(code, 'en') !== code;
}

const namesIn = new Map<string, Intl.DisplayNames>();

/** The name of a country in a language (BCP 47); its code where the platform knows none. */
export function countryName(code: string, language: string): string {
  const names = namesIn.get(language) ?? new Intl.DisplayNames(language, { type: 'region' });
  namesIn.set(language, names);
  return names.of(code) ?? code;
}

/** Whether an address in this country has a region: optional where nothing is known of it. */
export function regionIn(country: string): 'required' | 'optional' | undefined {
  const each = known(country);
  return each ? each.region : 'optional';
}

/** Whether an address in this country may lack a postcode: where not all have one, or nothing is known of them. */
export function mayLackPostcode(country: string): boolean {
  return known(country)?.postcode.optional ?? known(country) === undefined;
}

/** A postcode of this country, as an example; undefined where nothing is known of them. */
export function postcodeSample(country: string): string | undefined {
  return known(country)?.postcode.sample;
}

/**
 * The one way to write a postcode of a country: `SW1A 2AA`, `90210-1234`, `1012 AB`. Case, separators and invisible
 * characters do not count, and neither does the country in front, as in `D-10115`, or the sign of the post, as in 〒100-0001.
 * Where nothing is known of a country's postcodes: letters and digits, with single spaces or dashes between them.
 */
export function postcodeIn(input: string, country: string): Parsed<CommonReason> {
  const found = known(country);
  if (!found) {
    return readCode(input.toUpperCase(), longest, (text) =>
      /^[A-Z\d]+(?:[ -][A-Z\d]+)*$/.test(text) ? text : invalid('format'),
    );
  }
  const check: Check<'format'> = (code) =>
    written(code, country, found.postcode) === undefined ? 'format' : undefined;
  const code = codeIn(input.replace(/^\s*[〒〠]/u, ''), longest, check, () => true);
  return typeof code === 'string' ? (written(code, country, found.postcode) ?? invalid('format')) : code;
}

function written(
  code: string,
  country: string,
  { shape, separator }: Country['postcode'],
): string | undefined {
  const parts = shape.exec(code) ?? shape.exec(code.replace(new RegExp(`^${country}?(?=\\d)`), ''));
  return parts?.slice(1).filter(Boolean).join(separator);
}
