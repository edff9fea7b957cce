import { maskToLast, type Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';

/** Prefixes in use: government, the twelve Federal Reserve districts, thrifts, electronic, traveller's cheques. */
const routing = /^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7}$/;
const weights = [3, 7, 1, 3, 7, 1, 3, 7, 1];

/** A US bank's routing transit number: 9 digits with the check digit of the American Bankers Association (weights 3, 7, 1). */
export const usRouting: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 9 digits of the routing number',
  parse(input) {
    const digits = codeIn(input, this.maxLength, routing);
    if (digits === undefined || /^0+$/.test(digits)) return undefined;
    const sum = weights.reduce((total, weight, at) => total + weight * Number(digits[at]), 0);
    return sum % 10 === 0 ? digits : undefined;
  },
  mask: (canonical) => maskToLast(canonical, 4),
};
