import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { whole } from '../parts/rule.ts';
import { tooLong, unusable } from '../parts/sentences.ts';
import { line } from '../parts/text.ts';

const most = 200;

export interface ShortTextOptions {
  /** How many characters it has at most, 1 to 200. @default 200 */
  readonly length?: number;
}

/** One line of the visitor's own words, such as an order number or a place. */
export const shortText: Kind<'stored', ShortTextOptions> = {
  storage: ['stored'],
  maxLength: 4 * most,
  options: { length: whole(most) },
  /** @returns the text with white space at its ends taken away */
  parse(input, { length = most }) {
    return line(input, this.maxLength, (text) => ([...text].length <= length ? text : invalid('length')));
  },
  mask: always('[provided]'),
  expected: ({ length = most }) => `text in one line, up to ${length} character${length === 1 ? '' : 's'}`,
};

export const shortTextPresentation: PresentationOf<typeof shortText> = {
  entry: 'line',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Un texto breve, en una línea',
    de: 'Ein kurzer Text in einer Zeile',
    fr: 'Un texte court, sur une ligne',
    ja: '短い文字列（1 行）',
    ar: 'نص قصير في سطر واحد',
  },
  problems: () => ({ format: unusable, length: tooLong }),
  samples: ({ length = most }) => {
    const text = 'Under the stairs '.repeat(12).slice(0, length).trim();
    return {
      valid: { [text]: text, [` ${text}\u3000`]: text, ß: 'ß', ['😀'.repeat(length)]: '😀'.repeat(length) },
      invalid: { ['x'.repeat(length + 1)]: 'length', 'x\u0007': 'format', ' ': 'missing' },
    };
  },
};
