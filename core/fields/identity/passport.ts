import { codeOf, mixedCodeIn } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { oneOf } from '../parts/rule.ts';
import { onDocument } from '../parts/sentences.ts';

/** The shapes of passport numbers that countries publish; of any other, what ICAO Doc 9303-4 has room for. */
const shapes = {
  AU: /^[A-Z]{1,2}[0-9]{7}$/,
  CA: /^(?:[A-Z]{2}[0-9]{6}|[A-Z][0-9]{6}[A-Z]{2})$/,
  DE: /^[CFGHJKLMNPRTVWXYZ0-9]{9}$/,
  ES: /^[A-Z]{3}[0-9]{6}$/,
  FR: /^[0-9]{2}[A-Z]{2}[0-9]{5}$/,
  GB: /^[0-9]{9}$/,
  IN: /^[A-Z][0-9]{7}$/,
  IT: /^[A-Z]{2}[0-9]{7}$/,
  US: /^[A-Z0-9][0-9]{8}$/,
} as const;

export type PassportCountry = keyof typeof shapes;

export interface PassportOptions {
  /** Whose passport, as an ISO 3166-1 code. @default any country's: 6 to 9 letters and digits */
  readonly country?: PassportCountry;
}

/** The number of a passport. */
export const passport: Kind<'stored', PassportOptions> = {
  storage: ['stored'],
  maxLength: 20,
  options: { country: oneOf(Object.keys(shapes)) },
  /** @returns digits and letters in upper case, with nothing between them */
  parse(input, { country }) {
    const fits = (code: string) => (country === undefined ? /[0-9]/ : shapes[country]).test(code);
    const check = codeOf(6, 9, (code) => (fits(code) ? undefined : 'format'));
    return mixedCodeIn(input, this.maxLength, check);
  },
  mask: lastOf(3),
  expected: ({ country }) =>
    country === undefined
      ? 'a passport number, 6 to 9 letters and digits'
      : `the number of a passport of ${country}`,
};

export const passportPresentation: PresentationOf<typeof passport> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Letras y cifras, como en su pasaporte',
    de: 'Buchstaben und Ziffern wie im Reisepass',
    fr: 'Lettres et chiffres, comme dans votre passeport',
    ja: 'パスポートの表記どおりの英数字',
    ar: 'حروف وأرقام كما في جواز سفرك',
  },
  problems: () => onDocument,
  samples: ({ country }) => {
    const number = country === undefined ? 'L898902C' : numbers[country];
    return {
      valid: { [number]: number, [` ${number.toLowerCase()}`]: number },
      invalid: {
        '12345': 'length',
        '1234567890': 'length',
        A_1234567: 'format',
        '': 'missing',
        ...(country ? {} : { PASSPORT: 'format' }),
      },
    };
  },
};

const numbers: Readonly<Record<PassportCountry, string>> = {
  AU: 'N1234567',
  CA: 'AB123456',
  DE: 'C01X00T47',
  ES: 'AAA123456',
  FR: '12AB34567',
  GB: '123456789',
  IN: 'A1234567',
  IT: 'YA1234567',
  US: '123456789',
};
