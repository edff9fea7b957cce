import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { digitCount, digitsOnly } from '../parts/sentences.ts';

/**
 * The PIN of an account with the brand, such as for telephone banking: 4 to 8 digits. Not a card's PIN, for which there
 * is no kind: that is sensitive authentication data (PCI DSS 3.3.1.3), typed into terminals and nowhere else.
 */
export const pin: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 20,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, digits(4, 8));
  },
  mask: always('[entered]'),
  expected: () => 'a PIN of 4 to 8 digits',
};

export const pinPresentation: PresentationOf<typeof pin> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'De 4 a 8 cifras',
    de: '4 bis 8 Ziffern',
    fr: 'De 4 à 8 chiffres',
    ja: '数字 4～8 桁',
    ar: 'من 4 إلى 8 أرقام',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(4, 8) }),
  samples: () => ({
    valid: { '2468': '2468', '0000': '0000', '１２３４': '1234', '۱۲۳۴': '1234', '12345678': '12345678' },
    invalid: {
      '123': 'length',
      '123456789': 'length',
      '12a4': 'format',
      '1234 5678': 'format',
      '': 'missing',
    },
  }),
};
