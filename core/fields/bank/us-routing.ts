import { codeIn, digits } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { digitCount, digitsOnly, notInUse } from '../parts/sentences.ts';

/** Prefixes in use: government, the twelve Federal Reserve districts, thrifts, electronic, traveller's cheques. */
const inUse = /^(?!0+$)(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)/;
const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];

const check = digits(9, 9, (code) => {
  if (!inUse.test(code)) return 'range';
  const sum = weights.reduce((total, weight, at) => total + weight * Number(code[at]), 0);
  return sum % 10 === 0 ? undefined : 'checksum';
});

/** A US bank's routing transit number: 9 digits with the check digit of the American Bankers Association (weights 3, 7, 1). */
export const usRouting: Kind<'stored', object, 'checksum' | 'range'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, check);
  },
  mask: lastOf(4, '0-9'),
  expected: () => 'the 9 digits of the routing number',
};

export const usRoutingPresentation: PresentationOf<typeof usRouting> = {
  entry: 'line',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'anywhere',
  words: {
    es: '9 cifras',
    de: '9 Ziffern',
    fr: '9 chiffres',
    ja: '数字 9 桁',
    ar: '9 أرقام',
  },
  problems: () => ({
    format: digitsOnly,
    length: digitCount(9),
    checksum: {
      en: 'Check the number: one of its digits doesn’t match.',
      es: 'Compruebe el número: una de sus cifras no concuerda.',
      de: 'Bitte prüfen Sie die Nummer: Eine Ziffer stimmt nicht.',
      fr: 'Vérifiez le numéro : un de ses chiffres ne correspond pas.',
      ja: '番号をご確認ください。数字のどれかが合いません。',
      ar: 'تحقق من الرقم: أحد أرقامه غير صحيح.',
    },
    range: notInUse,
  }),
  samples: () => ({
    valid: {
      '011000015': '011000015',
      '021000021': '021000021',
      '0110-0001-5': '011000015',
      '322271627': '322271627',
    },
    invalid: {
      '021000022': 'checksum',
      '000000000': 'range',
      '500000005': 'range',
      '02100002': 'length',
      '02100002x': 'format',
    },
  }),
};
