import { maskToLast, type Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';

/** A UK bank account number: 8 digits. Whether it fits its sort code is for the bank to say. */
export const ukAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 8 digits of the account number',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{8}$/);
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
