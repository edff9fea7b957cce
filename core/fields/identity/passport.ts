import { maskToLast, type Kind } from '../kind.ts';
import { oneOf } from '../rule.ts';
import { mixedCodeIn } from '../groups.ts';

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
const anyShape = /^[A-Z0-9]{6,9}$/;

export type PassportCountry = keyof typeof shapes;

export interface PassportOptions {
  /** Whose passport, as an ISO 3166-1 code. @default any country's: 6 to 9 letters and digits */
  readonly country?: PassportCountry;
}

/** The number of a passport. */
export const passport: Kind<'stored', PassportOptions> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'text',
  options: { country: oneOf(Object.keys(shapes)) },
  expected: ({ country }) =>
    country === undefined
      ? 'a passport number, 6 to 9 letters and digits'
      : `the number of a passport of ${country}`,
  parse(input, { country }) {
    return mixedCodeIn(input, this.maxLength, country === undefined ? anyShape : shapes[country]);
  },
  mask: (canonical) => maskToLast(canonical, 3),
};
