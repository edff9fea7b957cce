import type { Kind } from '../kind.ts';
import { codeIn } from '../groups.ts';

/**
 * The PIN of an account with the brand, such as for telephone banking: 4 to 8 digits. Not a card's PIN, for which there
 * is no kind: that is sensitive authentication data (PCI DSS 3.3.1.3), typed into terminals and nowhere else.
 */
export const pin: Kind<'offTheRecord'> = {
  storage: ['offTheRecord'],
  maxLength: 20,
  autocomplete: 'off',
  inputMode: 'numeric',
  options: {},
  expected: () => 'a PIN of 4 to 8 digits',
  parse(input) {
    return codeIn(input, this.maxLength, /^[0-9]{4,8}$/);
  },
  mask: () => '[entered]',
};
