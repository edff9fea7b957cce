import { codeIn } from '../groups.ts';
import type { Kind } from '../kind.ts';
import { lastOf } from '../mask.ts';
import { oneOf, required } from '../rule.ts';
import { nationalIdRules, type NationalIdCountry } from './national-id-rules.ts';

export interface NationalIdOptions {
  /** Whose number, as an ISO 3166-1 code. */
  readonly country: NationalIdCountry;
}

/** A person's national identification number, by the rules of the country that issued it. */
export const nationalId: Kind<'stored', NationalIdOptions> = {
  storage: ['stored'],
  maxLength: 40,
  options: { country: required(oneOf(Object.keys(nationalIdRules))) },
  parse(input, { country }) {
    return codeIn(input.replaceAll('/', ' '), this.maxLength, nationalIdRules[country].check);
  },
  mask: lastOf(3),
  entry: 'line',
  inputMode: 'text',
  autocomplete: 'off',
  isShown: false,
  typing: undefined,
  pasted: 'alone',
  expected: ({ country }) => `a ${nationalIdRules[country].name}`,
  words: {
    es: 'Como aparece en su documento',
    de: 'Wie auf Ihrem Dokument',
    fr: 'Comme sur votre document',
    ja: '書類の表記どおり',
    ar: 'كما هو مكتوب في وثيقتك',
  },
  samples: ({ country }) => nationalIdRules[country].samples,
};
