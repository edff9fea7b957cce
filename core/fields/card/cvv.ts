import { codeIn, digits, type Grouping } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { oneOf } from '../parts/rule.ts';
import { digitsOnly } from '../parts/sentences.ts';

export interface CvvOptions {
  /** How many digits, where the form is for one brand. @default 3 or 4 */
  readonly length?: 3 | 4;
}

/** Digit by digit. Two digits beside others may be half of an expiry date. */
const isOne: Grouping = (groups) => groups.every(({ length }) => length === 1);

/**
 * The card verification code: 3 digits, 4 on American Express. Never stored, not even encrypted and not even for a moment
 * (PCI DSS 3.3.1), and nothing of it is shown. Whether its length fits the card is for the frame to say, which holds both.
 */
export const cvv: Kind<'offTheRecord', CvvOptions> = {
  storage: ['offTheRecord'],
  maxLength: 10,
  options: { length: oneOf([3, 4]) },
  /** @returns its digits */
  parse(input, { length }) {
    return codeIn(input, this.maxLength, digits(length ?? 3, length ?? 4), isOne);
  },
  mask: always('[not recorded]'),
  expected: ({ length }) =>
    length === undefined
      ? 'the 3 digits on the back of the card, or the 4 on the front of an American Express card'
      : `the ${length} digits of the card's security code`,
};

export const cvvPresentation: PresentationOf<typeof cvv> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'cc-csc',
  typing: undefined,
  pasted: 'beside',
  lengthOn: (card) => card.cvvLength,
  words: {
    es: 'Las 3 cifras del reverso; en American Express, las 4 del anverso',
    de: 'Die 3 Ziffern auf der Rückseite; bei American Express die 4 auf der Vorderseite',
    fr: 'Les 3 chiffres au dos ; les 4 au recto pour American Express',
    ja: '裏面の 3 桁。American Express は表面の 4 桁',
    ar: 'الأرقام الثلاثة على ظهر البطاقة؛ والأربعة على وجه بطاقة American Express',
  },
  problems: () => ({
    format: digitsOnly,
    length: {
      en: 'This is too short or too long. Enter the 3 digits on the back of the card, or the 4 on the front of an American Express card.',
      es: 'Es demasiado corto o demasiado largo. Escriba las 3 cifras del reverso; en American Express, las 4 del anverso.',
      de: 'Das ist zu kurz oder zu lang. Bitte die 3 Ziffern auf der Rückseite eingeben; bei American Express die 4 auf der Vorderseite.',
      fr: 'C’est trop court ou trop long. Saisissez les 3 chiffres au dos ; les 4 au recto pour American Express.',
      ja: '桁数が足りないか、多すぎます。裏面の 3 桁を入力してください。American Express は表面の 4 桁です。',
      ar: 'هذا أقصر أو أطول من اللازم. أدخل الأرقام الثلاثة على ظهر البطاقة؛ أو الأربعة على وجه بطاقة American Express.',
    },
  }),
  samples: ({ length = 3 }) => ({
    valid:
      length === 3
        ? {
            '123': '123',
            '１２３': '123',
            '000': '000',
            '123\u200E': '123',
            '1 2 3': '123',
            '\u2007\u20091\u202F2\u30003': '123',
            '١٢٣': '123',
            '\u{1D7D9}\u{1D7DA}\u{1D7DB}': '123',
          }
        : { '1234': '1234', ' 0000 ': '0000', '۱۲۳۴': '1234', '1 2 3 4': '1234' },
    invalid: {
      '12': 'length',
      '12345': 'length',
      abc: 'format',
      [length === 3 ? '1 23' : '12 34']: 'format',
      '1²3': 'format',
      '': 'missing',
    },
  }),
};
