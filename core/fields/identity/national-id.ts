import { maskToLast, type Kind } from '../kind.ts';
import { oneOf, required } from '../rule.ts';
import { codeIn } from '../groups.ts';
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
    return codeIn(input.replaceAll('/', ' '), this.maxLength, { test: nationalIdRules[country].valid });
  },
  mask: (canonical) => maskToLast(canonical, 3),
};
