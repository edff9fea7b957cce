import { codeIn } from '../parts/groups.ts';
import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { bbanPattern, ibanLength } from './iban-countries.ts';
import { code as readCode } from '../parts/text.ts';
import { mod97 } from './mod97.ts';

/**
 * Whether this is an IBAN in electronic form, that is without spaces and in upper case: length and structure of its
 * country, and check digits that fit (ISO 13616-1; ISO 7064, MOD 97-10).
 */
function check(code: string): 'format' | 'length' | 'checksum' | undefined {
  const country = code.slice(0, 2);
  const length = ibanLength(country);
  if (!/^[A-Z]{2}\d\d[A-Z0-9]*$/.test(code) || length === undefined) return 'format';
  if (code.length !== length) return 'length';
  if (!bbanPattern(country).test(code.slice(4))) return 'format';
  return mod97(code) === 1 ? undefined : 'checksum';
}

/** Banks print its name in front, and their own code before that or behind the number (BIC: ISO 9362). */
const name =
  /^[^0-9]{0,20}(?:IBAN|آيبان)[\s:.-]*(?:(?:N[RO]?|NUM[EÉ]RO|NUMBER|NUMMER)?[\s:.°º-]+)?(?=[A-Z]{2}[0-9]{2})/;
const bic = /[\s,;/-]+(?:(?:BIC|SWIFT)[\s:./-]*)*[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/;

/** An international bank account number. Its mask keeps the country and the last four, 6 of at least 15 characters. */
export const iban: Kind<'stored', object, 'checksum'> = {
  storage: ['stored'],
  maxLength: 80,
  options: {},
  /** @returns the electronic form: digits and letters in upper case, with nothing between them */
  parse(input) {
    const parse = (text: string) => codeIn(text, this.maxLength, check);
    // Too long a text is refused before `bic`, which looks at it from each separator on.
    return readCode(input, this.maxLength, (written) => {
      const whole = parse(written);
      if (typeof whole === 'string') return whole;
      const text = written.toUpperCase().replace(name, '');
      const named = parse(text);
      return typeof named === 'string' ? named : parse(text.replace(bic, ''));
    });
  },
  mask: {
    rule: 'the first two, `••••` and the last four',
    of: (canonical) => `${canonical.slice(0, 2)} ${hidden} ${canonical.slice(-4)}`,
    fits: (mask) => new RegExp(`^[A-Z]{2} ${hidden} [0-9A-Z]{4}$`).test(mask),
  },
  expected: () => 'an IBAN: two letters for the country, two digits, and the account number',
};

/** Returns the sizes of the groups: fours, up to the length of the country's numbers. Characters behind that are not part of it. */
function groupsOf(code: string): string {
  const length = ibanLength(code.slice(0, 2)) ?? 38;
  return '4'.repeat(Math.floor(length / 4)) + (length % 4 || '');
}

export const ibanPresentation: PresentationOf<typeof iban> = {
  entry: 'secret',
  inputMode: 'text',
  autocomplete: 'off',
  typing: { typed: /^[\da-z\s.-]*$/i, groups: groupsOf, separator: ' ' },
  pasted: 'anywhere',
  words: {
    es: 'Dos letras del país, dos cifras y el número de cuenta',
    de: 'Zwei Buchstaben für das Land, zwei Ziffern, dann die Kontonummer',
    fr: 'Deux lettres pour le pays, deux chiffres, puis le numéro de compte',
    ja: '国を表す 2 文字、数字 2 桁、口座番号',
    ar: 'حرفان للبلد ورقمان ثم رقم الحساب',
  },
  problems: () => ({
    format: {
      en: 'This isn’t written like an IBAN. Check the two letters of the country, and each letter and digit behind them.',
      es: 'No está escrito como un IBAN. Compruebe las dos letras del país y cada letra y cifra que sigue.',
      de: 'Das ist nicht wie eine IBAN geschrieben. Bitte prüfen Sie die zwei Buchstaben des Landes und jedes Zeichen dahinter.',
      fr: 'Ce n’est pas écrit comme un IBAN. Vérifiez les deux lettres du pays et chaque caractère qui suit.',
      ja: 'IBAN の形式と異なります。国を表す 2 文字と、その後の文字をご確認ください。',
      ar: 'هذا لا يُكتب مثل رقم IBAN. تحقق من حرفي البلد ومن كل حرف ورقم بعدهما.',
    },
    length: {
      en: 'The IBAN is too short or too long for its country. Compare it with your bank’s app or a statement.',
      es: 'El IBAN es demasiado corto o demasiado largo para su país. Compárelo con la aplicación de su banco o con un extracto.',
      de: 'Die IBAN ist zu kurz oder zu lang für ihr Land. Bitte vergleichen Sie mit Ihrer Bank-App oder einem Kontoauszug.',
      fr: 'L’IBAN est trop court ou trop long pour son pays. Comparez avec l’application de votre banque ou un relevé.',
      ja: 'この国の IBAN としては短すぎるか、長すぎます。銀行のアプリか明細とお比べください。',
      ar: 'رقم IBAN أقصر أو أطول من اللازم لبلده. قارنه بتطبيق البنك أو كشف الحساب.',
    },
    checksum: {
      en: 'A letter or digit doesn’t match. Compare the IBAN with your bank’s app or a statement.',
      es: 'Una letra o cifra no concuerda. Compare el IBAN con la aplicación de su banco o con un extracto.',
      de: 'Ein Buchstabe oder eine Ziffer stimmt nicht. Bitte vergleichen Sie mit Ihrer Bank-App oder einem Kontoauszug.',
      fr: 'Une lettre ou un chiffre ne correspond pas. Comparez avec l’application de votre banque ou un relevé.',
      ja: '文字か数字のどれかが合いません。銀行のアプリか明細とお比べください。',
      ar: 'أحد الحروف أو الأرقام غير صحيح. قارن رقم IBAN بتطبيق البنك أو كشف الحساب.',
    },
  }),
  samples: () => ({
    valid: {
      DE89370400440532013000: 'DE89370400440532013000',
      'GB82 WEST 1234 5698 7654 32': 'GB82WEST12345698765432',
      'de89 3704 0044 0532 0130 00': 'DE89370400440532013000',
      NO9386011117947: 'NO9386011117947',
      'IBAN DE89 3704 0044 0532 0130 00': 'DE89370400440532013000',
      'iban: de89370400440532013000': 'DE89370400440532013000',
      'IBAN-Nr.: DE89 3704 0044 0532 0130 00': 'DE89370400440532013000',
      'Numéro IBAN : DE89370400440532013000': 'DE89370400440532013000',
      'IBAN n° DE89370400440532013000': 'DE89370400440532013000',
      'BIC COBADEFFXXX, IBAN DE89370400440532013000': 'DE89370400440532013000',
      'آيبان DE89370400440532013000': 'DE89370400440532013000',
      'DE89 3704 0044 0532 0130 00 COBADEFFXXX': 'DE89370400440532013000',
      'IBAN: DE89370400440532013000, BIC: COBADEFF': 'DE89370400440532013000',
      'DE89\u00A03704\u202F0044\u20090532\u30000130\u200B00': 'DE89370400440532013000',
      'DE٨٩ ٣٧٠٤ ٠٠٤٤ ٠٥٣٢ ٠١٣٠ ٠٠': 'DE89370400440532013000',
      'MT84 MALT 0110 0001 2345 MTLC AST0 01S': 'MT84MALT011000012345MTLCAST001S',
    },
    invalid: {
      GB82WEST12345698765431: 'checksum',
      GB82WEST1234569876543: 'length',
      DE00: 'length',
      'DE89 3704 0044 0532 0130 00 COBADEF': 'length',
      'DE89 3704 0044 0532 0130 01 COBADEFFXXX': 'checksum',
      DE89370400440532013000COBADEFFXXX: 'length',
      ZZ82WEST12345698765432: 'format',
      GB82123412345698765432: 'format',
    },
  }),
};
