import { withoutSeparators } from '../parts/groups.ts';
import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf, maskToLast } from '../parts/mask.ts';
import { code } from '../parts/text.ts';

/** The country code, the 0 that is dialled only within the country, an area code in brackets, and the rest. */
const written = /^\(?(?:\+|00)\(?([1-9][0-9]{0,2})\)?(?:\(0\))?(?:\(([0-9]{1,5})\))?([0-9]+)$/;

/** The label of a number in a link (RFC 3966) or on a letterhead. */
const label = /^(?:tel|callto|phone)[.:]*\s*(?=[(+0-9])/i;

/** An extension that is called one, in the languages of the frame, and as RFC 3966 writes it. */
const extension =
  /[\s,;.-]*\(?(?:;?ext(?:n|ensi[oó]n)?|x|#|dw|durchwahl|poste|anexo|内線|تحويلة)[\s.:=-]*([0-9]{1,8})\)?$/iu;

/** An extension that is not called one, perhaps: behind seven digits in a row, or one or two digits that a space parts from four. */
const maybeExtension = /[0-9]{7}[^0-9]+[0-9]|[0-9]{4}\s[\s-]*[0-9]{1,2}$/;

/** The stroke behind an area code (DIN 5008 of old): four digits or more behind it, and at most seven in front. */
const stroke = /^((?:[^0-9/]*[0-9]){2,7}[^0-9/]*)\/(?=(?:[^0-9/]*[0-9]){4,}[^0-9/]*$)/;

/**
 * The 0 that is dialled within a country, behind its code (ITU-T E.164, list of assigned codes). In Italy, San Marino, the
 * Vatican, Benin, Côte d'Ivoire, the Congo and Gabon a number itself begins with one.
 */
const trunkZero =
  /^(\+(?!39|378|379|225|229|24[12])(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|(?:2[1-689]|3[578]|42|5[09]|6[7-9]|8[0578]|9[679])[0-9]))0(?=[1-9])/;

/** With more digits than numbers of these countries have, there is an extension too. */
const e164 =
  /^\+(?:[17][0-9]{10}|39[0-9]{6,11}|44[0-9]{7,10}|3[34][0-9]{9}|[89]1[0-9]{8,10}|9118[06]0[0-9]{7}|61[0-9]{5,10}|225[0-9]{10}|971[0-9]{7,9}|98[0-9]{4,10}|966(?:[0-9]{7,9}|800[0-9]{7})|(?![17]|39|44|61|3[34]|[89]1|98|225|966|971)[1-9][0-9]{6,14})$/;

/**
 * A telephone number with its country code (ITU-T E.164): `+` and 7 to 15 digits; behind it `;ext=` and the digits of an
 * extension (RFC 3966), if there is one.
 */
export const phone: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 60,
  options: {},
  /** @returns `+` and digits, with nothing between them; `;ext=` and the digits of an extension behind them */
  parse(input) {
    return code(input, this.maxLength, (typed) => {
      const bare = typed.replace(label, '').replace(extension, '').replace(stroke, '$1 ');
      const parts = maybeExtension.test(bare) ? null : written.exec(withoutSeparators(bare));
      if (!parts) return invalid('format');
      const number = `+${parts.slice(1).join('')}`.replace(trunkZero, '$1');
      const inner = extension.exec(typed)?.[1];
      return e164.test(number) ? number + (inner ? `;ext=${inner}` : '') : invalid('length');
    });
  },
  mask: {
    ...lastOf(2, '0-9'),
    rule: '`••••` and the last two of the number, without an extension',
    of: (canonical) => maskToLast(canonical.replace(/;.*/, ''), 2),
  },
  expected: () => 'a phone number with its country code, such as +1 202 555 0123',
};

export const phonePresentation: PresentationOf<typeof phone> = {
  entry: 'line',
  inputMode: 'tel',
  autocomplete: 'tel',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Con el prefijo del país, como +34 910 123 456',
    de: 'Mit Ländervorwahl, etwa +49 30 901820',
    fr: 'Avec l’indicatif du pays, par exemple +33 1 23 45 67 89',
    ja: '国番号から（例：+81 3 1234 5678）',
    ar: 'مع رمز البلد، مثل ‎+971 4 123 4567',
  },
  problems: () => ({
    format: {
      en: 'Enter the number in digits, with the country code first, such as +1 202 555 0123.',
      es: 'Escriba el número en cifras, con el prefijo del país delante, como +34 910 123 456.',
      de: 'Bitte die Nummer in Ziffern eingeben, mit der Ländervorwahl vorn, etwa +49 30 901820.',
      fr: 'Saisissez le numéro en chiffres, l’indicatif du pays d’abord, par exemple +33 1 23 45 67 89.',
      ja: '国番号から始めて数字で入力してください（例：+81 3 1234 5678）。',
      ar: 'أدخل الرقم بالأرقام مع رمز البلد أولًا، مثل ‎+971 4 123 4567.',
    },
    length: {
      en: 'Digits are missing, or there are too many. Check the number and its country code.',
      es: 'Faltan o sobran cifras. Compruebe el número y el prefijo del país.',
      de: 'Es fehlen Ziffern, oder es sind zu viele. Bitte prüfen Sie Nummer und Ländervorwahl.',
      fr: 'Il manque des chiffres, ou il y en a trop. Vérifiez le numéro et l’indicatif du pays.',
      ja: '桁数が合いません。番号と国番号をご確認ください。',
      ar: 'هناك أرقام ناقصة أو زائدة. تحقق من الرقم ورمز البلد.',
    },
  }),
  samples: () => ({
    valid: {
      '+1 202 555 0123': '+12025550123',
      '+44 (0)20 7946 0958': '+442079460958',
      '001-202-555-0123': '+12025550123',
      '+1 (202) 555.0123': '+12025550123',
      '\u202A+1 202 555 0123\u202C': '+12025550123',
      'tel:+12025550123': '+12025550123',
      'Tel. +1 202 555 0123': '+12025550123',
      '+49 89/123456': '+4989123456',
      '+49 (089) 1234567': '+49891234567',
      '+61 0412345678': '+61412345678',
      '+44 020 7946 0958': '+442079460958',
      '+39 06 12345678': '+390612345678',
      '+225 0123456789': '+2250123456789',
      '+49 (0) 89 / 12 34 56': '+4989123456',
      '+1 202 555 0123 x5': '+12025550123;ext=5',
      'tel:+1-202-555-0123;ext=5': '+12025550123;ext=5',
      '+1 202 555 0123 ext. 42': '+12025550123;ext=42',
      '+49 30 901820 Durchwahl 12': '+4930901820;ext=12',
      '+٩٦٦ ٥٠ ١٢٣ ٤٥٦٧': '+966501234567',
      '+۹۸ ۲۱ ۱۲۳۴ ۵۶۷۸': '+982112345678',
      '＋８１ ９０ー１２３４ー５６７８': '+819012345678',
      '+91\u00A0११\u202F२३४५\u2009६७८९': '+911123456789',
      '+1\u2011202\u2013555\u22120123': '+12025550123',
    },
    invalid: {
      '020 7946 0958': 'format',
      '+0123456789': 'format',
      '+1 202 555 CALL': 'format',
      '+1 202 555 0123 4': 'format',
      '+49 89 1234567/8': 'format',
      '+1 202 555 0123/+1 202 555 0199': 'format',
      '+1 202 555 0123 x': 'format',
      '+1 015 555 0123': 'length',
      '+7 8 495 123 45 67': 'length',
      '+12': 'length',
      '+1234567890123456': 'length',
    },
  }),
};
