import { maskToLast, type Kind } from '../kind.ts';
import { codeLike } from '../text.ts';

/** A UK bank account number: 8 digits. Whether it fits its sort code is for the bank to say. */
export const ukAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 8 digits of the account number',
  parse(input) {
    return codeLike(/^[0-9]{8}$/, input, this.maxLength);
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
