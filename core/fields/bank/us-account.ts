import { codeIn, digits, type Grouping } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { digitCount, digitsOnly } from '../parts/sentences.ts';

/** A group of seven digits may be a whole number, with another one beside it. */
const isOne: Grouping = (groups) => groups.every(({ length }) => length < 7);

/** A US bank account number: 4 to 17 digits (Nacha Operating Rules, DFI Account Number). It has no check digit. */
export const usAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, digits(4, 17), isOne);
  },
  mask: lastOf(4, '0-9'),
  expected: () => 'the 4 to 17 digits of the account number',
};

export const usAccountPresentation: PresentationOf<typeof usAccount> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'De 4 a 17 cifras',
    de: '4 bis 17 Ziffern',
    fr: 'De 4 à 17 chiffres',
    ja: '数字 4～17 桁',
    ar: 'من 4 إلى 17 رقمًا',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(4, 17) }),
  samples: () => ({
    valid: {
      '000123456789': '000123456789',
      '1234': '1234',
      '0001 2345 6789 01234': '00012345678901234',
    },
    invalid: {
      '123': 'length',
      '123456789012345678': 'length',
      '12a4': 'format',
      '1234567 01': 'format',
    },
  }),
};
