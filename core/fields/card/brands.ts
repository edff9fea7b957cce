export type CardBrandName =
  | 'amex'
  | 'dankort'
  | 'diners'
  | 'discover'
  | 'elo'
  | 'hipercard'
  | 'jcb'
  | 'maestro'
  | 'mastercard'
  | 'mir'
  | 'rupay'
  | 'troy'
  | 'unionpay'
  | 'verve'
  | 'visa';

export interface CardBrand {
  readonly name: CardBrandName;
  /** How many digits a number of this brand may have. */
  readonly lengths: readonly number[];
  readonly cvvLength: 3 | 4;
}

interface IssuedBrand extends CardBrand {
  /** First and last issuer prefix of each range, as many digits each; one prefix where a range is a single one. */
  readonly ranges: readonly (readonly [first: string, last?: string])[];
}

const from12 = [12, 13, 14, 15, 16, 17, 18, 19];
const from14 = [14, 15, 16, 17, 18, 19];
const from16 = [16, 17, 18, 19];

/**
 * Issuer identification numbers (ISO/IEC 7812-1) as the networks publish them. Where the ranges of brands overlap the
 * longest prefix decides.
 */
const brands: readonly IssuedBrand[] = [
  { name: 'visa', lengths: [13, 16, 19], cvvLength: 3, ranges: [['4']] },
  {
    name: 'mastercard',
    lengths: [16],
    cvvLength: 3,
    ranges: [
      ['51', '55'],
      ['2221', '2720'],
    ],
  },
  { name: 'amex', lengths: [15], cvvLength: 4, ranges: [['34'], ['37']] },
  {
    name: 'discover',
    lengths: from16,
    cvvLength: 3,
    ranges: [['6011'], ['644', '649'], ['65']],
  },
  {
    name: 'diners',
    lengths: from14,
    cvvLength: 3,
    ranges: [['300', '305'], ['3095'], ['36'], ['38', '39']],
  },
  { name: 'jcb', lengths: from16, cvvLength: 3, ranges: [['3528', '3589']] },
  { name: 'unionpay', lengths: from16, cvvLength: 3, ranges: [['62'], ['810', '816']] },
  {
    name: 'maestro',
    lengths: from12,
    cvvLength: 3,
    ranges: [['5018'], ['5020'], ['5038'], ['56', '58'], ['6304'], ['6390'], ['67']],
  },
  { name: 'dankort', lengths: [16], cvvLength: 3, ranges: [['5019']] },
  { name: 'mir', lengths: from16, cvvLength: 3, ranges: [['2200', '2204']] },
  { name: 'troy', lengths: [16], cvvLength: 3, ranges: [['9792']] },
  {
    name: 'rupay',
    lengths: [16],
    cvvLength: 3,
    ranges: [
      ['508500', '508999'],
      ['606985', '607984'],
      ['608001', '608500'],
      ['652150', '653149'],
      ['817200', '820199'],
    ],
  },
  {
    name: 'elo',
    lengths: [16],
    cvvLength: 3,
    ranges: [['506699', '506778'], ['509000', '509999'], ['627780'], ['636297'], ['636368']],
  },
  {
    name: 'verve',
    lengths: [16, 18, 19],
    cvvLength: 3,
    ranges: [
      ['506099', '506198'],
      ['507865', '507964'],
      ['650002', '650027'],
    ],
  },
  {
    name: 'hipercard',
    lengths: [16],
    cvvLength: 3,
    ranges: [['606282'], ['637095'], ['637568'], ['637599'], ['637609'], ['637612']],
  },
];

/**
 * The brand whose ranges these digits begin with, or undefined. Works on the first digits of a number that is still being
 * typed, and checks neither the length nor the check digit: `lengths` and `luhn` are for that.
 */
export function cardBrandOf(digits: string): CardBrand | undefined {
  let best: IssuedBrand | undefined;
  let bestPrefix = 0;
  for (const brand of brands) {
    const prefix = longestPrefix(brand, digits);
    if (prefix > bestPrefix) {
      best = brand;
      bestPrefix = prefix;
    }
  }
  return best && { name: best.name, lengths: best.lengths, cvvLength: best.cvvLength };
}

/**
 * The lengths of all numbers that may begin with these digits, or none. Ranges lie within one another, 627780 of Elo
 * within UnionPay's 62: what looks for card numbers must not take one brand's word for another's.
 */
export function cardLengthsOf(digits: string): readonly number[] {
  return brands.filter((brand) => longestPrefix(brand, digits) > 0).flatMap(({ lengths }) => lengths);
}

/** Digits of the longest of a brand's ranges that these begin with; 0 if they begin with none. */
function longestPrefix({ ranges }: IssuedBrand, digits: string): number {
  const lengths = ranges.map(([first, last = first]) => {
    const prefix = digits.slice(0, first.length);
    return prefix.length === first.length && prefix >= first && prefix <= last ? first.length : 0;
  });
  return Math.max(...lengths);
}
