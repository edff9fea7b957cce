import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { lines } from '../parts/text.ts';
import { tooLong, unusable } from '../parts/sentences.ts';

/** Anything else, in a visitor's own words: up to 4,000 characters. The mask says only that there is one. */
export const secureNote: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 4000,
  options: {},
  /** @returns the lines as typed, without white space around them, with `\n` between them */
  parse(input) {
    return lines(input, this.maxLength, (text) => text);
  },
  mask: always('[provided]'),
  expected: () => 'a note of up to 4,000 characters',
};

export const secureNotePresentation: PresentationOf<typeof secureNote> = {
  entry: 'lines',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Hasta 4.000 caracteres',
    de: 'Bis zu 4.000 Zeichen',
    fr: 'Jusqu’à 4 000 caractères',
    ja: '4,000 文字以内',
    ar: '4000 حرف على الأكثر',
  },
  problems: () => ({ format: unusable, length: tooLong }),
  samples: () => ({
    valid: {
      'The key is under the third flower pot.': 'The key is under the third flower pot.',
      ' one\r\n\r\ntwo 🎉❤️ ': 'one\n\ntwo 🎉❤️',
      'x² + ½': 'x² + ½',
    },
    invalid: {
      '': 'missing',
      ' \n ': 'missing',
      ['x'.repeat(4001)]: 'length',
      'hidden\u200Bword': 'format',
      'turned \u202Etxt': 'format',
    },
  }),
};
