import { codeOf, mixedCodeIn } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { onDocument } from '../parts/sentences.ts';

/** A health plan's number for its member: 5 to 20 letters and digits. An identifier under HIPAA, 45 CFR 164.514(b)(2)(i)(I). */
export const healthMemberId: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  options: {},
  /** @returns digits and letters in upper case, with nothing between them */
  parse(input) {
    return mixedCodeIn(input, this.maxLength, codeOf(5, 20));
  },
  mask: lastOf(4),
  expected: () => 'the member number on the insurance card, 5 to 20 letters and digits',
};

export const healthMemberIdPresentation: PresentationOf<typeof healthMemberId> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'De la tarjeta del seguro, de 5 a 20 letras y cifras',
    de: 'Von der Versichertenkarte, 5 bis 20 Buchstaben und Ziffern',
    fr: 'Sur votre carte d’assurance, de 5 à 20 lettres et chiffres',
    ja: '保険証の番号、英数字 5～20 文字',
    ar: 'من بطاقة التأمين، من 5 إلى 20 حرفًا ورقمًا',
  },
  problems: () => ({
    format: {
      en: 'Use only the letters A to Z and the digits 0 to 9.',
      es: 'Use solo letras de la A a la Z y cifras.',
      de: 'Bitte nur Buchstaben von A bis Z und Ziffern verwenden.',
      fr: 'Utilisez uniquement des lettres de A à Z et des chiffres.',
      ja: 'A から Z の英字と数字だけを入力してください。',
      ar: 'استخدم الحروف من A إلى Z والأرقام فقط.',
    },
    length: onDocument.length,
  }),
  samples: () => ({
    valid: {
      XYZ123456789: 'XYZ123456789',
      'xyz-123 456 789': 'XYZ123456789',
      '12345': '12345',
    },
    invalid: { '1234': 'length', ABCDEFGHIJ12345678901: 'length', ABC_123: 'format', 'ID 123456': 'format' },
  }),
};
