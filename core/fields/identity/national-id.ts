import { maskToLast, type Kind } from '../kind.ts';
import { oneOf, required } from '../rule.ts';
import { code } from '../text.ts';
import { nationalIdRules, type NationalIdCountry } from './national-id-rules.ts';

export interface NationalIdOptions {
  /** Whose number, as an ISO 3166-1 code. */
  readonly country: NationalIdCountry;
}

/** A person's national identification number, by the rules of the country that issued it. */
export const nationalId: Kind<'stored', NationalIdOptions> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'off',
  inputMode: 'text',
  options: { country: required(oneOf(Object.keys(nationalIdRules))) },
  expected: ({ country }) => `a ${nationalIdRules[country].name}`,
  parse(input, { country }) {
    const found = code(input, this.maxLength)?.replaceAll(/[./]/g, '');
    return found !== undefined && nationalIdRules[country].valid(found) ? found : undefined;
  },
  mask: (canonical) => maskToLast(canonical, 3),
};
