import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf, maskToLast } from '../parts/mask.ts';
import { oneOf } from '../parts/rule.ts';
import { digitCount, digitsOnly, notInUse } from '../parts/sentences.ts';

export interface SsnOptions {
  /** Show the last four in the transcript. They are used to authenticate people: opt in knowingly. @default false */
  readonly showLastFour?: true;
}

const issued = /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)/;
const check = digits(9, 9, (code) => (issued.test(code) ? undefined : 'range'));

/**
 * A US social security number: 9 digits, of which the area is not 000, 666 or 900 to 999, the group not 00, the serial not
 * 0000 (SSA, POMS RM 10201.035).
 */
export const ssn: Kind<'stored', SsnOptions, 'range'> = {
  storage: ['stored'],
  maxLength: 20,
  options: { showLastFour: oneOf([true]) },
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, check);
  },
  mask: {
    rule: '`[provided]`; with `showLastFour`, `••••` and the last four',
    of: (canonical, { showLastFour }) => (showLastFour === true ? maskToLast(canonical, 4) : '[provided]'),
    fits: (mask, options) =>
      options.showLastFour === true ? lastOf(4, '0-9').fits(mask, options) : mask === '[provided]',
  },
  expected: () => 'the 9 digits of the social security number',
};

export const ssnPresentation: PresentationOf<typeof ssn> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: { groups: () => '324', separator: '-' },
  pasted: 'anywhere',
  words: {
    es: '9 cifras',
    de: '9 Ziffern',
    fr: '9 chiffres',
    ja: '数字 9 桁',
    ar: '9 أرقام',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(9), range: notInUse }),
  samples: () => ({
    valid: {
      '123-45-6789': '123456789',
      '078-05-1120': '078051120',
      '899 99 9999': '899999999',
      '219\u201109\u20139999': '219099999',
      '۲۱۹۰۹۹۹۹۹\u200F': '219099999',
    },
    invalid: {
      '000-12-3456': 'range',
      '666-12-3456': 'range',
      '900-12-3456': 'range',
      '123-00-4567': 'range',
      '123-45-0000': 'range',
      '12345678': 'length',
      '123-45-678X': 'format',
    },
  }),
};
