import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { digitCount, digitsOnly } from '../parts/sentences.ts';

/** A UK bank account number: 8 digits. Whether it fits its sort code is for the bank to say. */
export const ukAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, digits(8));
  },
  mask: lastOf(4, '0-9'),
  expected: () => 'the 8 digits of the account number',
};

export const ukAccountPresentation: PresentationOf<typeof ukAccount> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'anywhere',
  words: {
    es: '8 cifras',
    de: '8 Ziffern',
    fr: '8 chiffres',
    ja: '数字 8 桁',
    ar: '8 أرقام',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(8) }),
  samples: () => ({
    valid: { '55779911': '55779911', '5577 9911': '55779911' },
    invalid: { '5577991': 'length', '557799111': 'length', '5577991a': 'format' },
  }),
};
