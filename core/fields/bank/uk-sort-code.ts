import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { digitCount, digitsOnly } from '../parts/sentences.ts';

/** A UK bank branch's sort code: 6 digits. */
export const ukSortCode: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, digits(6));
  },
  mask: always('[provided]'),
  expected: () => 'the 6 digits of the sort code',
};

export const ukSortCodePresentation: PresentationOf<typeof ukSortCode> = {
  entry: 'line',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: { groups: () => '222', separator: '-' },
  pasted: 'anywhere',
  words: {
    es: '6 cifras',
    de: '6 Ziffern',
    fr: '6 chiffres',
    ja: '数字 6 桁',
    ar: '6 أرقام',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(6) }),
  samples: () => ({
    valid: { '20-00-00': '200000', '20 – 00 – 00': '200000' },
    invalid: { '20000': 'length', '2000000': 'length', '20/00/00': 'format' },
  }),
};
