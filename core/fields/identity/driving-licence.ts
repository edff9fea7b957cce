import { maskToLast, type Kind } from '../kind.ts';
import { oneOf } from '../rule.ts';
import { mixedCodeIn } from '../groups.ts';

/** The shapes that authorities publish (Germany's KBA, Britain's DVLA). US states and most countries have shapes of their own. */
const shapes = {
  DE: /^[A-Z0-9][0-9]{2}[A-Z0-9]{6}[0-9][A-Z0-9]$/,
  GB: /^[A-Z][A-Z9]{4}[0-9][0156][0-9][0-3][0-9]{2}[A-Z9]{2}[A-Z0-9][A-Z]{2}$/,
} as const;
const anyShape = /^[A-Z0-9]{5,20}$/;

export type DrivingLicenceCountry = keyof typeof shapes;

export interface DrivingLicenceOptions {
  /** Who issued it, as an ISO 3166-1 code. @default anyone: 5 to 20 letters and digits */
  readonly country?: DrivingLicenceCountry;
}

/** The number of a driving licence. */
export const drivingLicence: Kind<'stored', DrivingLicenceOptions> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'off',
  inputMode: 'text',
  options: { country: oneOf(Object.keys(shapes)) },
  expected: ({ country }) =>
    country === undefined
      ? 'a driving licence number, 5 to 20 letters and digits'
      : `the number of a driving licence of ${country}`,
  parse(input, { country }) {
    return mixedCodeIn(input, this.maxLength, country === undefined ? anyShape : shapes[country]);
  },
  mask: (canonical) => maskToLast(canonical, 3),
};
