import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { line } from '../parts/text.ts';
import { tooLong, unusable } from '../parts/sentences.ts';

/** The answer to a question that proves who somebody is: 1 to 100 characters. The mask says only that there was one. */
export const challengeAnswer: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 100,
  options: {},
  /** @returns the answer as typed, without white space around it */
  parse(input) {
    return line(input, this.maxLength, (text) => text);
  },
  mask: always('[answered]'),
  expected: () => 'your answer, 1 to 100 characters',
};

export const challengeAnswerPresentation: PresentationOf<typeof challengeAnswer> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Su respuesta, hasta 100 caracteres',
    de: 'Ihre Antwort, bis zu 100 Zeichen',
    fr: 'Votre réponse, jusqu’à 100 caractères',
    ja: '答え、100 文字以内',
    ar: 'إجابتك، 100 حرف على الأكثر',
  },
  problems: () => ({ format: unusable, length: tooLong }),
  samples: () => ({
    valid: {
      Bluebell: 'Bluebell',
      '  Rex the 2nd ': 'Rex the 2nd',
      Ｒｅｘ: 'Rex',
      x: 'x',
      Zoë: 'Zoë',
      'Rex\u202E': 'Rex',
    },
    invalid: {
      '': 'missing',
      '   ': 'missing',
      ['x'.repeat(101)]: 'length',
      'two\nlines': 'format',
      'Rex\u0007': 'format',
    },
  }),
};
