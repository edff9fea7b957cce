import type { Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';

/** A code that was sent to the visitor, or that its authenticator shows: 6 to 8 digits (RFC 4226, RFC 6238). */
export const oneTimeCode: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 20,
  autocomplete: 'one-time-code',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 6 to 8 digits of the code',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{6,8}$/);
  },
  mask: () => '[entered]',
};
