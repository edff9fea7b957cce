import type { Kind } from '../kind.ts';
import { oneOf } from '../rule.ts';
import { line } from '../text.ts';

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
    const digits = line(input, this.maxLength) ?? '';
    return new RegExp(`^[0-9]{${length ?? '3,4'}}$`).test(digits) ? digits : undefined;
  },
  mask: () => '[not recorded]',
};
