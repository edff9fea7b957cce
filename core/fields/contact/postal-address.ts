import { canonicalJson } from '../../canonical-json.ts';
import { type CommonReason, invalid, type Kind, type Parsed } from '../kind.ts';
import type { PresentationOf, Samples } from '../presentation.ts';
import {
  countryName,
  isCountry,
  mayLackPostcode,
  postcodeIn,
  postcodeSample,
  regionIn,
} from '../parts/countries.ts';
import { hidden } from '../parts/mask.ts';
import { normalised } from '../parts/normalise.ts';
import { isRecord, required } from '../parts/rule.ts';
import { tooLong } from '../parts/sentences.ts';
import { line, lines } from '../parts/text.ts';

const mostCountries = 50;

export interface PostalAddressOptions {
  /** Where the address may be, as ISO 3166-1 codes, 1 to 50 of them, in the order in which they are offered. */
  readonly countries: readonly [string, ...string[]];
}

/** The parts of an address in the order in which an envelope has them. */
export const addressParts = ['street', 'town', 'region', 'postcode', 'country'] as const;

export type AddressPart = (typeof addressParts)[number];

/** The text of each part. A part that is missing is empty or not in it. */
export type Address = Readonly<Partial<Record<AddressPart, string>>>;

/**
 * A postal address: a JSON record of texts. `street` has 1 to 200 characters on one or several lines; `town` 1 to 100;
 * `region` 1 to 100, where there are states, provinces or prefectures; `postcode` as the post of the country writes it; and
 * `country` is an ISO 3166-1 code.
 */
export const postalAddress: Kind<'stored', PostalAddressOptions> = {
  storage: ['stored'],
  // Each character of the texts may be escaped.
  maxLength: 900,
  options: {
    countries: required({
      expected: `a list of 1 to ${mostCountries} countries, each once, as ISO 3166-1 codes in capitals`,
      accepts: (value) =>
        Array.isArray(value) &&
        value.every(isCountry) &&
        value.length >= 1 &&
        value.length <= mostCountries &&
        new Set(value).size === value.length,
    }),
  },
  /** @returns the record in canonical JSON (RFC 8785), without the parts that are missing */
  parse(input, options) {
    const [record, around] = split(input);
    if (normalised(record + around, 'line') === '') return invalid('missing');
    if (record.length > this.maxLength) return invalid('length');
    const typed = normalised(around, 'line') === '' ? addressIn(record) : undefined;
    return typed ? wholeAddress(readAddress(typed, options)) : invalid('format');
  },
  mask: {
    rule: '`•••• GB`, the country, where the field allows one; otherwise `[provided]`',
    of: (_canonical, options) => maskFor(options),
    fits: (mask, options) => mask === maskFor(options),
  },
  expected: ({ countries }) => `a postal address in ${countries.join(', ')}`,
};

/** Which of several countries it is, is a part of the answer. */
function maskFor({ countries: [first, ...others] }: PostalAddressOptions): string {
  return others.length === 0 ? `${hidden} ${first}` : '[provided]';
}

/** From the first brace to the last one, and what stands around that: white space and invisible characters do not count. */
function split(input: string): [record: string, around: string] {
  const [from, to] = [input.indexOf('{'), input.lastIndexOf('}') + 1];
  return from < 0 || to < from
    ? ['', input]
    : [input.slice(from, to), input.slice(0, from) + input.slice(to)];
}

/** The address in a JSON text; undefined if the text is anything else. */
export function addressIn(text: string): Address | undefined {
  try {
    const parts: unknown = JSON.parse(text);
    const isPart = ([name, value]: [string, unknown]) =>
      addressParts.some((part) => part === name) && typeof value === 'string';
    return isRecord(parts) && Object.entries(parts).every(isPart) ? parts : undefined;
  } catch {
    return undefined;
  }
}

/** Reads each part: its canonical form, or the reason why it is refused. The result leaves out missing parts that may be missing. */
export function readAddress(
  { street = '', town = '', region = '', postcode = '', country: typed = '' }: Address,
  { countries }: PostalAddressOptions,
): Readonly<Partial<Record<AddressPart, Parsed<CommonReason>>>> {
  const country = line(typed.toUpperCase(), 20, (code) =>
    countries.includes(code) ? code : invalid('format'),
  );
  const inCountry = typeof country === 'string' ? country : undefined;
  const parts: Record<AddressPart, Parsed<CommonReason>> = {
    street: lines(street, 200, (text) => text),
    town: line(town, 100, (text) => text),
    region: line(region, 100, (text) => text),
    postcode: inCountry ? postcodeIn(postcode, inCountry) : line(postcode, 20, (text) => text),
    country,
  };
  const given = addressParts.filter((part) => !mayLack(part, inCountry) || !isMissing(parts[part]));
  return Object.fromEntries(given.map((part) => [part, parts[part]]));
}

/** Whether an address may be without this part. Without a country, which decides, it may lack what any country's may. */
export function mayLack(part: AddressPart, country: string | undefined): boolean {
  if (part === 'region') return country === undefined || regionIn(country) !== 'required';
  return part === 'postcode' && (country === undefined || mayLackPostcode(country));
}

function isMissing(part: Parsed | undefined): boolean {
  return typeof part === 'object' && part.reason === 'missing';
}

/** The canonical address, or the reason why it is refused. `missing` only if every part but the country is: that may be given beforehand. */
function wholeAddress(parts: ReturnType<typeof readAddress>): Parsed<CommonReason> {
  const refused = Object.values(parts).filter((part) => typeof part === 'object');
  if (refused.length === 0) return canonicalJson(parts);
  if (Object.entries(parts).every(([name, part]) => name === 'country' || isMissing(part)))
    return invalid('missing');
  return invalid(refused.some(({ reason }) => reason === 'length') ? 'length' : 'format');
}

export const postalAddressPresentation: PresentationOf<typeof postalAddress> = {
  entry: 'address',
  inputMode: 'text',
  autocomplete: 'street-address',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Una dirección postal completa',
    de: 'Eine vollständige Postanschrift',
    fr: 'Une adresse postale complète',
    ja: '郵便の届く住所',
    ar: 'عنوان بريدي كامل',
  },
  problems: () => ({
    format: {
      en: 'A part of the address is missing, or a character can’t be used. Check each part.',
      es: 'Falta una parte de la dirección o hay un carácter que no se puede usar. Compruebe cada parte.',
      de: 'Ein Teil der Anschrift fehlt, oder ein Zeichen kann nicht verwendet werden. Bitte prüfen Sie jeden Teil.',
      fr: 'Une partie de l’adresse manque, ou un caractère ne peut pas être utilisé. Vérifiez chaque partie.',
      ja: '住所の一部がないか、使えない文字が含まれています。各欄をご確認ください。',
      ar: 'جزء من العنوان ناقص، أو يوجد رمز لا يمكن استخدامه. تحقق من كل جزء.',
    },
    length: tooLong,
  }),
  read(canonical) {
    const address = addressIn(canonical) ?? {};
    const country = address.country && countryName(address.country, 'en');
    return [address.street, address.town, address.region, address.postcode, country]
      .filter(Boolean)
      .join('\n');
  },
  samples({ countries: [country] }): Samples {
    const address = {
      ...{ country, street: '1 Practice Street', town: 'Springfield' },
      ...(regionIn(country) === 'required' && { region: 'North' }),
      ...(!mayLackPostcode(country) && { postcode: postcodeSample(country) }),
    };
    const text = (changes: object) => JSON.stringify({ ...address, ...changes });
    return {
      valid: {
        [text({})]: canonicalJson(address),
        [text({
          region: 'North',
          country: country.toLowerCase(),
          street: ' 1\u00AD Practice Street\r\nFlat 2\n',
        })]: canonicalJson({ ...address, region: 'North', street: '1 Practice Street\nFlat 2' }),
        [text({ town: '\u200Fتونس\u00A0' })]: canonicalJson({ ...address, town: 'تونس' }),
      },
      invalid: {
        [text({ town: '' })]: 'format',
        [text({ street: undefined })]: 'format',
        [text({ country: 'ZZ' })]: 'format',
        [text({ postcode: '?' })]: 'format',
        [text({ town: 'Spring\u0000field' })]: 'format',
        [text({ planet: 'Earth' })]: 'format',
        [text({ town: 'x'.repeat(101) })]: 'length',
        [`1 Practice Street, Springfield`]: 'format',
        '[]': 'format',
        [text({ street: 'x'.repeat(901) })]: 'length',
        [JSON.stringify({ country })]: 'missing',
        '': 'missing',
      },
    };
  },
};
