import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { hidden } from '../parts/mask.ts';
import { oneOf, required } from '../parts/rule.ts';
import { holdsPostcode, type PostalCountry, postalCountries } from '../parts/postcodes.ts';
import { lines } from '../parts/text.ts';

export interface PostalAddressOptions {
  /** Where the address is, as an ISO 3166-1 code. */
  readonly country: PostalCountry;
}

/** A postal address on one or several lines, with the postcode of its country: 10 to 300 characters. */
export const postalAddress: Kind<'stored', PostalAddressOptions> = {
  storage: ['stored'],
  maxLength: 300,
  options: { country: required(oneOf(postalCountries)) },
  /** @returns the lines as typed, without white space around them and invisible characters, with `\n` between them */
  parse(input, { country }) {
    return lines(input, this.maxLength, (text) => {
      if (text.length < 10) return invalid('length');
      return holdsPostcode(text, country) ? text : invalid('format');
    });
  },
  mask: {
    rule: '`•••• GB`: the country of the field',
    of: (_canonical, { country }) => `${hidden} ${country}`,
    fits: (mask, { country }) => mask === `${hidden} ${country}`,
  },
  expected: ({ country }) => `a postal address in ${country} with its postcode, up to 300 characters`,
};

export const postalAddressPresentation: PresentationOf<typeof postalAddress> = {
  entry: 'lines',
  inputMode: 'text',
  autocomplete: 'street-address',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Con código postal, hasta 300 caracteres',
    de: 'Mit Postleitzahl, bis zu 300 Zeichen',
    fr: 'Avec le code postal, jusqu’à 300 caractères',
    ja: '郵便番号を含め、300 文字以内',
    ar: 'مع الرمز البريدي، 300 حرف على الأكثر',
  },
  problems: () => ({
    format: {
      en: 'The postcode of the country is missing, or a character can’t be used. Check the address.',
      es: 'Falta el código postal del país o hay un carácter que no se puede usar. Compruebe la dirección.',
      de: 'Die Postleitzahl des Landes fehlt, oder ein Zeichen kann nicht verwendet werden. Bitte prüfen Sie die Adresse.',
      fr: 'Le code postal du pays manque, ou un caractère ne peut pas être utilisé. Vérifiez l’adresse.',
      ja: 'その国の郵便番号がないか、使えない文字が含まれています。住所をご確認ください。',
      ar: 'الرمز البريدي للبلد ناقص، أو يوجد رمز لا يمكن استخدامه. تحقق من العنوان.',
    },
    length: {
      en: 'This is too short or too long. Enter the whole address with its postcode.',
      es: 'Es demasiado corto o demasiado largo. Escriba la dirección completa con el código postal.',
      de: 'Das ist zu kurz oder zu lang. Bitte die ganze Adresse mit Postleitzahl eingeben.',
      fr: 'C’est trop court ou trop long. Saisissez l’adresse entière avec le code postal.',
      ja: '短すぎるか、長すぎます。郵便番号を含む住所をすべて入力してください。',
      ar: 'هذا أقصر أو أطول من اللازم. أدخل العنوان كاملًا مع الرمز البريدي.',
    },
  }),
  samples: ({ country }) => ({
    valid: {
      [`1 Practice Street\n${places[country]}`]: `1 Practice Street\n${places[country]}`,
      [` 12½ High Street\r\n\t${places[country]} `]: `12½ High Street\n${places[country]}`,
      [`10 High Street, ${places[country]}`]: `10 High Street, ${places[country]}`,
      [`1 High\u00AD Street\u2028${places[country].replaceAll(' ', '\u00A0')}`]: `1 High Street\n${places[country].replaceAll(' ', '\u00A0')}`,
    },
    invalid: {
      'Some Street, Some Town': 'format',
      [`1 High\u0000Street ${places[country]}`]: 'format',
      '1 High St': 'length',
      [`${'x'.repeat(300)} ${places[country]}`]: 'length',
      '\r\n ': 'missing',
    },
  }),
};

const places: Readonly<Record<PostalCountry, string>> = {
  AT: '1010 Wien',
  AU: 'Sydney NSW 2000',
  BE: '1000 Bruxelles',
  BR: '01310-100 São Paulo',
  CA: 'Ottawa ON K1A 0B1',
  CH: '3000 Bern',
  DE: '10115 Berlin',
  ES: '28001 Madrid',
  FR: '75001 Paris',
  GB: 'London SW1A 1AA',
  IE: 'Dublin D02 AF30',
  IN: 'New Delhi 110001',
  IT: '00100 Roma',
  NL: '1012 AB Amsterdam',
  NZ: 'Wellington 6011',
  PL: '00-001 Warszawa',
  SE: '111 20 Stockholm',
  US: 'Springfield IL 62701',
};
