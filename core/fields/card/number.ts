import { cardBrandOf } from './brands.ts';
import { codeIn, digits, type Grouping, unlessParts } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { luhn } from '../parts/luhn.ts';
import { hidden, maskToLast } from '../parts/mask.ts';
import { digitsOnly, notInUse } from '../parts/sentences.ts';

const check = digits(12, 19, (code) => {
  if (code.startsWith('0')) return 'range';
  if (!luhn(code)) return 'checksum';
  const brand = cardBrandOf(code);
  return brand === undefined || brand.lengths.includes(code.length) ? undefined : 'length';
});

const noCardWithin = unlessParts((code) => check(code) ?? (cardBrandOf(code) ? undefined : 'range'));

/** As most cards are printed; or no whole number stands among the groups, with a security code or another number beside it. */
const isOne: Grouping = (groups, text) =>
  String(groups.map(({ length }) => length)) === '4,4,4,4' ||
  (groups.every(check) && noCardWithin(groups, text));

/** As printed on cards of this brand. */
function groups(code: string): string {
  const brand = cardBrandOf(code)?.name;
  if (brand === 'amex') return '465';
  return brand === 'diners' && code.length <= 14 ? '464' : '44443';
}

/**
 * A primary account number (ISO/IEC 7812-1): 12 to 19 digits with a check digit and, where the brand is known, of the
 * brand's length; a brand that is not known may be a store's own. Stored digits are truncation, not display: PCI SSC FAQ 1091 and PCI DSS 3.4.1 both allow the last four.
 */
export const cardNumber: Kind<'stored' | 'offTheRecord', object, 'checksum' | 'range'> = {
  storage: ['stored', 'offTheRecord'],
  maxLength: 40,
  options: {},
  /** @returns its digits, with nothing between them */
  parse(input) {
    return codeIn(input, this.maxLength, check, isOne);
  },
  mask: {
    rule: '`••••` and the last four',
    of: (canonical) => maskToLast(canonical, 4),
    fits: (mask) => new RegExp(`^${hidden} [0-9]{4}$`).test(mask),
  },
  expected: () => 'the long number on the card, 12 to 19 digits',
};

export const cardNumberPresentation: PresentationOf<typeof cardNumber> = {
  entry: 'secret',
  inputMode: 'numeric',
  autocomplete: 'cc-number',
  typing: { groups, separator: ' ' },
  pasted: 'anywhere',
  brandOf: cardBrandOf,
  words: {
    es: 'El número largo de la tarjeta, de 12 a 19 cifras',
    de: 'Die lange Nummer auf der Karte, 12 bis 19 Ziffern',
    fr: 'Le long numéro de la carte, de 12 à 19 chiffres',
    ja: 'カードの長い番号、12～19 桁',
    ar: 'الرقم الطويل على البطاقة، من 12 إلى 19 رقمًا',
  },
  problems: () => ({
    format: digitsOnly,
    length: {
      en: 'Digits are missing, or there are too many. Compare the number with your card.',
      es: 'Faltan o sobran cifras. Compare el número con su tarjeta.',
      de: 'Es fehlen Ziffern, oder es sind zu viele. Bitte vergleichen Sie mit Ihrer Karte.',
      fr: 'Il manque des chiffres, ou il y en a trop. Comparez avec votre carte.',
      ja: '桁数が合いません。カードの番号とお比べください。',
      ar: 'هناك أرقام ناقصة أو زائدة. قارن الرقم ببطاقتك.',
    },
    checksum: {
      en: 'The digits don’t match. Compare each one with your card.',
      es: 'Las cifras no concuerdan. Compare cada una con su tarjeta.',
      de: 'Die Ziffern passen nicht zusammen. Bitte vergleichen Sie jede mit Ihrer Karte.',
      fr: 'Les chiffres ne concordent pas. Comparez chacun avec votre carte.',
      ja: '数字の組み合わせが正しくありません。1 つずつカードとお比べください。',
      ar: 'الأرقام غير متوافقة. قارن كل رقم ببطاقتك.',
    },
    range: notInUse,
  }),
  samples: () => ({
    valid: {
      '4242 4242 4242 4242': '4242424242424242',
      '４２４２－４２４２－４２４２－４２４２': '4242424242424242',
      '4222222222222': '4222222222222',
      '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢': '4242424242424242',
      '۴۲۴۲۴۲۴۲۴۲۴۲۴۲۴۲': '4242424242424242',
      '४२४२ ४२४२ ४२४२ ४२४२': '4242424242424242',
      '৪২৪২ ৪২৪২ ৪২৪২ ৪২৪২': '4242424242424242',
      '๔๒๔๒๔๒๔๒๔๒๔๒๔๒๔๒': '4242424242424242',
      '4242\u00A04242\u20094242\u202F4242': '4242424242424242',
      '4242\u20104242\u22124242\uFE634242': '4242424242424242',
      '4242\u30024242\uFF0E4242\u00B74242': '4242424242424242',
      '\u202A4242\u200B4242\u20604242\uFEFF4242\uFE0F\u202C': '4242424242424242',
      '4242 4242\n4242 4242\v': '4242424242424242',
      '5555-5555-5555-4444': '5555555555554444',
      '2223003122003222': '2223003122003222',
      '3782 822463 10005': '378282246310005',
      '6011111111111117': '6011111111111117',
      '30569309025904': '30569309025904',
      '3566002020360505': '3566002020360505',
      '6200000000000005': '6200000000000005',
      '6759649826438453': '6759649826438453',
    },
    invalid: {
      '4242424242424241': 'checksum',
      '4242424242424': 'checksum',
      '424242424242424': 'length',
      '3782822463100053': 'checksum',
      '42424242424': 'length',
      '42424242424242424242424242': 'length',
      '000000000000': 'range',
      '4242x4242x4242x4242': 'format',
      '4242 4242 4242 4242 022': 'format',
      '4242 •••• •••• 4242': 'format',
    },
  }),
};
