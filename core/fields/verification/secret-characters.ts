import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { whole } from '../parts/rule.ts';
import { line } from '../parts/text.ts';
import { unusable } from '../parts/sentences.ts';

const most = 100;

export interface SecretCharactersOptions {
  /** How many characters are asked for, 1 to 100; with this, a visitor cannot give the whole secret. @default 1 to 100 */
  readonly count?: number;
}

/** Some characters of a secret ("the second and the fifth"), without the spaces between them. */
export const secretCharacters: Kind<'offTheRecord', SecretCharactersOptions> = {
  storage: ['offTheRecord'],
  maxLength: 2 * most,
  options: { count: whole(most) },
  /** @returns the characters, without white space */
  parse(input, { count }) {
    return line(input, this.maxLength, (text) => {
      const characters = text.replaceAll(/\s/g, '');
      const { length } = [...characters];
      const fits = count === undefined ? length <= most : length === count;
      return fits ? characters : invalid('length');
    });
  },
  mask: always('[answered]'),
  expected: ({ count }) =>
    count === undefined
      ? 'the characters that were asked for'
      : `the ${count === 1 ? 'one character that was' : `${count} characters that were`} asked for`,
};

export const secretCharactersPresentation: PresentationOf<typeof secretCharacters> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Solo los caracteres que se le piden',
    de: 'Nur die Zeichen, nach denen gefragt wurde',
    fr: 'Seulement les caractères demandés',
    ja: '求められた文字だけ',
    ar: 'الأحرف المطلوبة فقط',
  },
  problems: () => ({
    format: unusable,
    length: {
      en: 'Enter all the characters that were asked for, and no others.',
      es: 'Escriba todos los caracteres que se le piden, y ninguno más.',
      de: 'Bitte alle Zeichen eingeben, nach denen gefragt wurde, und keine anderen.',
      fr: 'Saisissez tous les caractères demandés, et aucun autre.',
      ja: '求められた文字だけを、すべて入力してください。',
      ar: 'أدخل كل الأحرف المطلوبة، ولا شيء غيرها.',
    },
  }),
  samples: ({ count = 2 }) => {
    const characters = 'aB'.repeat(count).slice(0, count);
    return {
      valid: {
        [characters]: characters,
        [[...characters].join(' ')]: characters,
        ['😀'.repeat(count)]: '😀'.repeat(count),
        [`\u200E${characters}\u200B`]: characters,
      },
      invalid: { ['x'.repeat(101)]: 'length', 'a\u0007': 'format', '': 'missing' },
    };
  },
};
