import type { Kind } from '../kind.ts';
import { lines } from '../text.ts';

/** Anything else, in a visitor's own words: up to 4,000 characters. The mask says only that there is one. */
export const secureNote: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 4000,
  autocomplete: 'off',
  inputMode: 'text',
  multiline: true,
  options: {},
  expected: () => 'a note of up to 4,000 characters',
  parse(input) {
    return lines(input, this.maxLength) || undefined;
  },
  mask: () => '[provided]',
};
