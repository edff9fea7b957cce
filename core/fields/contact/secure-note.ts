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
      '👨\u200D👩\u200D👧 👩🏽\u200D🚀 1\uFE0F\u20E3': '👨\u200D👩\u200D👧 👩🏽\u200D🚀 1\uFE0F\u20E3',
      '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}':
        '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
      'می\u200Cخواهم 5\u200D6 x\u200D': 'می\u200Cخواهم 56 x',
      'Donau\u00ADdampf hidden\u200Bword \u2066turned \u202Etxt': 'Donaudampf hiddenword turned txt',
      'one\u2028two\u2029three\vfour\ffive\rsix\u0085seven': 'one\ntwo\nthree\nfour\nfive\nsix\nseven',
      'It’s 12\u00A0% – “so”': 'It’s 12\u00A0% – “so”',
    },
    invalid: {
      '': 'missing',
      ' \n ': 'missing',
      ['x'.repeat(4001)]: 'length',
      'bell\u0007': 'format',
      'private \uE000': 'format',
    },
  }),
};
