import { invalid, type Parsed, type Reason } from '../kind.ts';
import { codeIn } from './groups.ts';
import { normalised } from './normalise.ts';

interface Postcode {
  /** Its letters and digits in upper case, a group for each part. */
  readonly shape: RegExp;
  /** The separator that the post writes between the parts. */
  readonly separator?: ' ' | '-';
}

/** How the post of each country writes its codes (UPU, "Postal addressing systems"). In Britain the forces have their own. */
const postcodes = {
  AT: { shape: /^([1-9]\d{3})$/ },
  AU: { shape: /^(\d{4})$/ },
  BE: { shape: /^([1-9]\d{3})$/ },
  BR: { shape: /^(\d{5})(\d{3})$/, separator: '-' },
  CA: { shape: /^([ABCEGHJ-NPRSTVXY]\d[A-Z])(\d[A-Z]\d)$/, separator: ' ' },
  CH: { shape: /^([1-9]\d{3})$/ },
  DE: { shape: /^(\d{5})$/ },
  ES: { shape: /^(\d{5})$/ },
  FR: { shape: /^(\d{5})$/ },
  GB: {
    shape: /^(?:([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})|(GIR)(0AA)|(BFPO)(\d{1,4}))$/,
    separator: ' ',
  },
  IE: { shape: /^([A-Z](?:\d{2}|6W))([A-Z\d]{4})$/, separator: ' ' },
  IN: { shape: /^([1-9]\d{5})$/ },
  IT: { shape: /^(\d{5})$/ },
  NL: { shape: /^([1-9]\d{3})([A-Z]{2})$/, separator: ' ' },
  NZ: { shape: /^(\d{4})$/ },
  PL: { shape: /^(\d{2})(\d{3})$/, separator: '-' },
  SE: { shape: /^(\d{3})(\d{2})$/, separator: ' ' },
  US: { shape: /^(\d{5})(\d{4})?$/, separator: '-' },
} as const satisfies Readonly<Record<string, Postcode>>;

/** A country whose addresses have a postcode, as an ISO 3166-1 code. */
export type PostalCountry = keyof typeof postcodes;

export const postalCountries = Object.keys(postcodes) as PostalCountry[];

/**
 * The one way to write a postcode of a country: `SW1A 2AA`, `90210-1234`, `1012 AB`. Case, separators and invisible
 * characters do not count, and neither does the country in front, as in `D-10115`.
 */
export function postcodeIn(input: string, maxLength: number, country: PostalCountry): Parsed {
  const check = (code: string): Reason | undefined => (written(code, country) ? undefined : 'format');
  const code = codeIn(input, maxLength, check, () => true);
  return typeof code === 'string' ? (written(code, country) ?? invalid('format')) : code;
}

/** Whether a postcode of the country stands in an address. */
export function holdsPostcode(address: string, country: PostalCountry): boolean {
  const words = normalised(address, 'code')
    .toUpperCase()
    .split(/[^A-Z\d]+/);
  return words.some((_, at) =>
    [1, 2, 3].some((count) => written(words.slice(at, at + count).join(''), country)),
  );
}

function written(code: string, country: PostalCountry): string | undefined {
  const { shape, separator }: Postcode = postcodes[country];
  const parts = shape.exec(code) ?? shape.exec(code.replace(new RegExp(`^${country}?(?=\\d)`), ''));
  return parts?.slice(1).filter(Boolean).join(separator);
}
