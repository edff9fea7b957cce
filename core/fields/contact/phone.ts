import { withoutSeparators } from '../parts/groups.ts';
import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { lastOf } from '../parts/mask.ts';
import { line } from '../parts/text.ts';

/** The country code, the 0 that is dialled only within the country, an area code in brackets, and the rest. */
const written = /^\(?(?:\+|00)\(?([1-9][0-9]{0,2})\)?(?:\(0\))?(?:\(([0-9]{1,5})\))?([0-9]+)$/;

/** An extension: what stands behind seven digits in a row, or one or two digits that a space parts from four. */
const extension = /[0-9]{7}[^0-9]+[0-9]|[0-9]{4}\s[\s\p{Pd}\u2212]*[0-9]{1,2}$/u;

/** With more digits than North America, Britain, France and Spain have, there is an extension too. */
const e164 = /^\+(?:1[0-9]{10}|44[0-9]{7,10}|3[34][0-9]{9}|(?!1|44|3[34])[1-9][0-9]{6,14})$/;

/** A telephone number with its country code (ITU-T E.164): `+` and 7 to 15 digits. */
export const phone: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 40,
  options: {},
  /** @returns `+` and digits, with nothing between them */
  parse(input) {
    return line(input, this.maxLength, (typed) => {
      const parts = extension.test(typed) ? null : written.exec(withoutSeparators(typed));
      if (!parts) return invalid('format');
      const number = `+${parts.slice(1).join('')}`;
      return e164.test(number) ? number : invalid('length');
    });
  },
  mask: lastOf(2, '0-9'),
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
    },
    invalid: {
      '020 7946 0958': 'format',
      '+0123456789': 'format',
      '+1 202 555 CALL': 'format',
      '+12': 'length',
      '+1234567890123456': 'length',
    },
  }),
};
