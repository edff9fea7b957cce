import type { Kind } from '../kind.ts';
import { codeLike } from '../text.ts';

/** A code that was sent to the visitor, or that its authenticator shows: 6 to 8 digits (RFC 4226, RFC 6238). */
export const oneTimeCode: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 20,
  autocomplete: 'one-time-code',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the 6 to 8 digits of the code',
  parse(input) {
    return codeLike(/^[0-9]{6,8}$/, input, this.maxLength);
  },
  mask: () => '[entered]',
};
