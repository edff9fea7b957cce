import { maskToLast, type Kind } from '../kind.ts';
import { codeIn, regular } from '../groups.ts';

/** A US bank account number: 4 to 17 digits (Nacha Operating Rules, DFI Account Number). It has no check digit. */
export const usAccount: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 4 to 17 digits of the account number',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{4,17}$/, regular);
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
