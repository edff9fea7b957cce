import type { Kind } from '../kind.ts';
import { line } from '../text.ts';

/** The answer to a question that proves who somebody is: 1 to 100 characters. The mask says only that there was one. */
export const challengeAnswer: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 100,
  autocomplete: 'off',
  inputMode: 'text',
  options: {},
  expected: () => 'your answer, 1 to 100 characters',
  parse(input) {
    return line(input, this.maxLength) || undefined;
  },
  mask: () => '[answered]',
};
