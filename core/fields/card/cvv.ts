import type { Kind } from '../kind.ts';
import { oneOf } from '../rule.ts';
import { codeLike } from '../text.ts';

export interface CvvOptions {
  /** How many digits, where the form is for one brand. @default 3 or 4 */
  readonly length?: 3 | 4;
}

/**
 * The card verification code: 3 digits, 4 on American Express. Never stored, not even encrypted and not even for a moment
 * (PCI DSS 3.3.1), and nothing of it is shown. Whether its length fits the card is for the frame to say, which holds both.
 */
export const cvv: Kind<'offTheRecord', CvvOptions> = {
  storage: ['offTheRecord'],
  maxLength: 10,
  autocomplete: 'cc-csc',
  inputMode: 'numeric',
  options: { length: oneOf([3, 4]) },
  expected: ({ length }) =>
    length === undefined
      ? 'the 3 digits on the back of the card, or the 4 on the front of an American Express card'
      : `the ${length} digits of the card's security code`,
  parse(input, { length }) {
    const digits = codeLike(/^[0-9]{3,4}$/, input, this.maxLength);
    return length === undefined || digits?.length === length ? digits : undefined;
  },
  mask: () => '[not recorded]',
};
