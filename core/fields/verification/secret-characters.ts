import type { Kind } from '../kind.ts';
import { whole } from '../rule.ts';
import { line } from '../text.ts';

const most = 100;

export interface SecretCharactersOptions {
  /** How many characters are asked for, 1 to 100; with this, a visitor cannot give the whole secret. @default 1 to 100 */
  readonly count?: number;
}

/** Some characters of a secret ("the second and the fifth"), without the spaces between them. */
export const secretCharacters: Kind<'offTheRecord', SecretCharactersOptions> = {
  storage: ['offTheRecord'],
  maxLength: 2 * most,
  autocomplete: 'off',
  inputMode: 'text',
  options: { count: whole(most) },
  expected: ({ count }) =>
    count === undefined
      ? 'the characters that were asked for'
      : `the ${count === 1 ? 'one character that was' : `${count} characters that were`} asked for`,
  parse(input, { count }) {
    const characters = line(input, this.maxLength)?.replaceAll(/\s/g, '');
    if (characters === undefined) return undefined;
    const { length } = [...characters];
    const fits = count === undefined ? length >= 1 && length <= most : length === count;
    return fits ? characters : undefined;
  },
  mask: () => '[answered]',
};
