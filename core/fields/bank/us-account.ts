import { maskToLast, type Kind } from '../kind.ts';
import { codeIn, type Grouping } from '../groups.ts';

/** A group of seven digits may be a whole number, with another one beside it. */
const isOne: Grouping = (groups) => groups.every(({ length }) => length < 7);

/** A US bank account number: 4 to 17 digits (Nacha Operating Rules, DFI Account Number). It has no check digit. */
export const usAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 4 to 17 digits of the account number',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{4,17}$/, isOne);
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
