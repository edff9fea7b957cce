import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { tooLong } from '../parts/sentences.ts';
import { line } from '../parts/text.ts';

/** A yes or a no, in English: the visitor's frame gives these words for the buttons in any language. */
export const yesNo: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns `yes` or `no` */
  parse(input) {
    return line(input, this.maxLength, (text) => {
      const answer = text.toLowerCase();
      return answer === 'yes' || answer === 'no' ? answer : invalid('format');
    });
  },
  allAnswers: () => ['yes', 'no'],
  mask: always('[provided]'),
  expected: () => 'yes or no',
};

const choices = {
  yes: { en: 'Yes', es: 'Sí', de: 'Ja', fr: 'Oui', ja: 'はい', ar: 'نعم' },
  no: { en: 'No', es: 'No', de: 'Nein', fr: 'Non', ja: 'いいえ', ar: 'لا' },
} as const;

export const yesNoPresentation: PresentationOf<typeof yesNo> = {
  entry: 'choice',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: { es: 'Sí o no', de: 'Ja oder nein', fr: 'Oui ou non', ja: 'はい、またはいいえ', ar: 'نعم أو لا' },
  problems: () => ({
    format: {
      en: 'Choose yes or no.',
      es: 'Elija sí o no.',
      de: 'Bitte wählen Sie Ja oder Nein.',
      fr: 'Choisissez oui ou non.',
      ja: '「はい」か「いいえ」を選んでください。',
      ar: 'اختر نعم أو لا.',
    },
    length: tooLong,
  }),
  choices: () => choices,
  read: (canonical) => choices[canonical as keyof typeof choices].en,
  samples: () => ({
    valid: { yes: 'yes', no: 'no', ' YES ': 'yes', No: 'no', ｙｅｓ: 'yes' },
    invalid: {
      y: 'format',
      maybe: 'format',
      'yes no': 'format',
      'yes, no': 'format',
      true: 'format',
      ['yes'.repeat(7)]: 'length',
      '': 'missing',
    },
  }),
};
