import { cardBrandOf } from '../card-brands.ts';
import { hidden, type Kind } from '../kind.ts';
import { luhn } from '../luhn.ts';
import { codeIn, type Grouping, unlessParts } from '../groups.ts';

function isCardNumber(code: string): boolean {
  if (!/^(?!0)[0-9]{12,19}$/.test(code) || !luhn(code)) return false;
  const brand = cardBrandOf(code);
  return brand === undefined || brand.lengths.includes(code.length);
}

const noCardWithin = unlessParts({ test: (code) => isCardNumber(code) && cardBrandOf(code) !== undefined });

/** As most cards are printed; or no whole number stands among the groups, with a security code or another number beside it. */
const isOne: Grouping = (groups) =>
  String(groups.map(({ length }) => length)) === '4,4,4,4' ||
  (!groups.some((group) => isCardNumber(group)) && noCardWithin(groups));

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
    return codeIn(input, this.maxLength, { test: isCardNumber }, isOne);
  },
  mask: (canonical) => `${hidden} ${canonical.slice(-4)}`,
};
