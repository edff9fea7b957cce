import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { digitCount, digitsOnly } from '../parts/sentences.ts';

/** A code that was sent to the visitor, or that its authenticator shows: 6 to 8 digits (RFC 4226, RFC 6238). */
export const oneTimeCode: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 20,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, digits(6, 8));
  },
  mask: always('[entered]'),
  expected: () => 'the 6 to 8 digits of the code',
};

export const oneTimeCodePresentation: PresentationOf<typeof oneTimeCode> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'one-time-code',
  typing: undefined,
  pasted: 'anywhere',
  words: {
    es: 'Las 6 a 8 cifras del código',
    de: 'Die 6 bis 8 Ziffern des Codes',
    fr: 'Les 6 à 8 chiffres du code',
    ja: 'コードの数字 6～8 桁',
    ar: 'أرقام الرمز، من 6 إلى 8',
  },
  problems: () => ({ format: digitsOnly, length: digitCount(6, 8) }),
  samples: () => ({
    valid: {
      '135790': '135790',
      '123 456': '123456',
      '123\u2011456': '123456',
      '١٢٣\u00A0٤٥٦': '123456',
      '12345678': '12345678',
    },
    invalid: { '12345': 'length', '123456789': 'length', abcdef: 'format', '123456 12': 'format' },
  }),
};
