import { cardBrandOf } from '../card-brands.ts';
import { hidden, type Kind } from '../kind.ts';
import { luhn } from '../luhn.ts';
import { codeLike } from '../text.ts';

/**
 * A primary account number (ISO/IEC 7812-1): 12 to 19 digits with a check digit and, where the brand is known, of the
 * brand's length; a brand that is not known may be a store's own. Stored digits are truncation, not display: PCI SSC FAQ 1091 and PCI DSS 3.4.1 both allow the last four.
 */
export const cardNumber: Kind<'stored' | 'offTheRecord'> = {
  storage: ['stored', 'offTheRecord'],
  maxLength: 40,
  autocomplete: 'cc-number',
  inputMode: 'numeric',
  options: {},
  expected: () => 'the long number on the card, 12 to 19 digits',
  parse(input) {
    const digits = codeLike(/^(?!0)[0-9]{12,19}$/, input, this.maxLength);
    if (digits === undefined || !luhn(digits)) return undefined;
    const brand = cardBrandOf(digits);
    return brand === undefined || brand.lengths.includes(digits.length) ? digits : undefined;
  },
  mask: (canonical) => `${hidden} ${canonical.slice(-4)}`,
};
