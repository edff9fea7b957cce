import type { Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';

/** A UK bank branch's sort code: 6 digits. */
export const ukSortCode: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 6 digits of the sort code',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{6}$/);
  },
  mask: () => '[provided]',
};
