export type CardBrandName =
  | 'amex'
  | 'belkart'
  | 'dankort'
  | 'diners'
  | 'discover'
  | 'elo'
  | 'hipercard'
  | 'humo'
  | 'jcb'
  | 'maestro'
  | 'mastercard'
  | 'meeza'
  | 'mir'
  | 'napas'
  | 'rupay'
  | 'shetab'
  | 'troy'
  | 'unionpay'
  | 'uzcard'
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
  readonly ranges: string;
  /** Lengths that are issued in numbers. A number of another length passes for a card only where it is called one. @default all */
  readonly usual?: readonly number[];
}

const from12 = [12, 13, 14, 15, 16, 17, 18, 19];
const from14 = [14, 15, 16, 17, 18, 19];
const from16 = [16, 17, 18, 19];

/** Prefixes of the banks of Iran. */
const iran = [
  '502229 502806 502908-502910 502938 585983 589210',
  '589463 603769-603770 603799 606373 610433 621986 622106 627353 627381 627412 627488 627648 627760',
  '627961 628023 636214 639346-639347 639370 639599 639607',
].join(' ');

/**
 * Issuer identification numbers (ISO/IEC 7812-1) as the networks publish them. Where the ranges of brands overlap the
 * longest prefix decides.
 */
const brands: readonly IssuedBrand[] = [
  { name: 'visa', lengths: [13, 16, 19], cvvLength: 3, ranges: '4' },
  {
    name: 'mastercard',
    lengths: [16],
    cvvLength: 3,
    ranges: '51-55 2221-2720',
  },
  { name: 'amex', lengths: [15], cvvLength: 4, ranges: '34 37' },
  {
    name: 'discover',
    lengths: from16,
    usual: [16],
    cvvLength: 3,
    ranges: '6011 644-649 65',
  },
  { name: 'diners', lengths: from14, usual: [14, 16], cvvLength: 3, ranges: '300-305 3095' },
  { name: 'diners', lengths: from14, usual: [14], cvvLength: 3, ranges: '36 38-39' },
  {
    name: 'jcb',
    lengths: from16,
    usual: [16],
    cvvLength: 3,
    ranges: '3528-3589 3088-3094 3096-3102 3112-3120 3158-3159 3337-3349',
  },
  { name: 'jcb', lengths: [15], cvvLength: 3, ranges: '1800 2131' },
  { name: 'unionpay', lengths: from16, usual: [16, 19], cvvLength: 3, ranges: '62' },
  { name: 'unionpay', lengths: from16, usual: [], cvvLength: 3, ranges: '810-817' },
  {
    name: 'maestro',
    lengths: from12,
    usual: [12, 16, 18, 19],
    cvvLength: 3,
    ranges: '5018 5020 5038 6304 6390 67',
  },
  { name: 'maestro', lengths: from12, usual: [], cvvLength: 3, ranges: '56-58' },
  { name: 'dankort', lengths: [16], cvvLength: 3, ranges: '5019' },
  { name: 'belkart', lengths: [16], cvvLength: 3, ranges: '9112' },
  { name: 'humo', lengths: [16], cvvLength: 3, ranges: '9860' },
  { name: 'uzcard', lengths: [16], cvvLength: 3, ranges: '8600 561468' },
  { name: 'napas', lengths: [16, 19], cvvLength: 3, ranges: '9704' },
  { name: 'meeza', lengths: [16], cvvLength: 3, ranges: '507803 507808-507813' },
  { name: 'mir', lengths: from16, cvvLength: 3, ranges: '2200-2204' },
  { name: 'shetab', lengths: [16], cvvLength: 3, ranges: iran },
  { name: 'troy', lengths: [16], cvvLength: 3, ranges: '9792' },
  {
    name: 'rupay',
    lengths: [16],
    cvvLength: 3,
    ranges: '508500-508999 606985-607984 608001-608500 652150-653149 817200-820199',
  },
  {
    name: 'elo',
    lengths: [16],
    cvvLength: 3,
    ranges: '506699-506778 509000-509999 627780 636297 636368',
  },
  {
    name: 'verve',
    lengths: [16, 18, 19],
    cvvLength: 3,
    ranges: '506099-506198 507865-507964 650002-650027',
  },
  {
    name: 'hipercard',
    lengths: [16],
    cvvLength: 3,
    ranges: '606282 637095 637568 637599 637609 637612',
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
 * Whether these are as many digits as a network issues in a range that they begin with. Ranges lie within one another, 627780
 * of Elo within UnionPay's 62: each range is asked. Checks no check digit.
 *
 * Not among the ranges are those that a network shares with shops and airlines, where a prefix says little: Maestro's 50 and
 * 60 to 69, UATP's 1, Korea's 94. A number of these is a card where it is called one.
 */
export function isOfNetwork(digits: string): boolean {
  return brands.some(
    (brand) => (brand.usual ?? brand.lengths).includes(digits.length) && longestPrefix(brand, digits) > 0,
  );
}

/** Digits of the longest of a brand's ranges that these begin with; 0 if they begin with none. */
function longestPrefix({ ranges }: IssuedBrand, digits: string): number {
  const lengths = ranges.split(' ').map((range) => {
    const [first = '', last = first] = range.split('-');
    const prefix = digits.slice(0, first.length);
    return prefix.length === first.length && prefix >= first && prefix <= last ? first.length : 0;
  });
  return Math.max(...lengths);
}
