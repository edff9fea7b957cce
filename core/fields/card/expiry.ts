import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { code } from '../parts/text.ts';
import { significant } from '../parts/typing-format.ts';

const twelveHours = 12 * 60 * 60 * 1000;

/** As people type it: `4/29`, `04 29`, `04/2029`, `0429`, `042029`. */
const written = [
  /^(?<month>[0-9]{1,2})(?: ?[/.-] ?| )(?:20)?(?<year>[0-9]{2})$/,
  /^(?<month>[0-9]{2})(?:20)?(?<year>[0-9]{2})$/,
];

/** The year first, as browsers fill it in (`2029-04`: HTML Standard, `cc-exp`) and as `2029/04`, `2029 4` or `202904`. */
const yearFirst = /^20([0-9]{2})(?: ?[/.-] ?| |(?=[0-9]{2}$))([0-9]{1,2})$/;

/** While somebody types, a month of one digit may go on. */
const wholeYearFirst = /^\s*20(\d\d) ?[/.\s-]? ?(\d\d)$/;

function asOnCards(text: string): string {
  return text.replace(yearFirst, '$2/$1');
}

/** The digits do not say everything: `4/` and `1 29` begin with a month of one digit. A 2 may begin a year. */
function digitsOf(typed: string): string {
  const text = typed.replace(wholeYearFirst, '$2/$1').trimStart();
  return (/^(?:[1-9][\s/.-]|[3-9]|2[1-9])/.test(text) ? '0' : '') + significant(text);
}

/** The month to the end of which a card is valid (ISO/IEC 7813). A month ends when it has ended everywhere. */
export const cardExpiry: Kind<'stored', object, 'expired' | 'range'> = {
  storage: ['stored'],
  maxLength: 12,
  options: {},
  /** @returns month and year as `MM/YY` */
  parse(input, { now }) {
    return code(input, this.maxLength, (text) => {
      const { month, year } = written.map((form) => form.exec(asOnCards(text))?.groups).find(Boolean) ?? {};
      if (!month || !year) return invalid('format');
      if (!/^(?:0?[1-9]|1[0-2])$/.test(month)) return invalid('range');
      const end = Date.UTC(2000 + Number(year), Number(month), 1) + twelveHours;
      return end > now ? `${month.padStart(2, '0')}/${year}` : invalid('expired');
    });
  },
  mask: always('••/••'),
  expected: () => 'the month and year on the card, such as 04/29, not in the past',
};

export const cardExpiryPresentation: PresentationOf<typeof cardExpiry> = {
  entry: 'line',
  inputMode: 'numeric',
  autocomplete: 'cc-exp',
  typing: {
    typed: /^\s*\d{0,9} ?[/.\s-]? ?\d{0,9}$/,
    codeIn: digitsOf,
    groups: (digits) => (digits.startsWith('20') ? '42' : '24'),
    separator: '/',
  },
  pasted: 'anywhere',
  words: {
    es: 'Mes y año de la tarjeta, como 04/29',
    de: 'Monat und Jahr auf der Karte, etwa 04/29',
    fr: 'Mois et année de la carte, par exemple 04/29',
    ja: 'カードに書かれた月と年（例：04/29）',
    ar: 'الشهر والسنة على البطاقة، مثل 04/29',
  },
  problems: () => ({
    format: {
      en: 'Enter the month and year as on the card, such as 04/29.',
      es: 'Escriba el mes y el año como en la tarjeta, por ejemplo 04/29.',
      de: 'Bitte Monat und Jahr wie auf der Karte eingeben, etwa 04/29.',
      fr: 'Saisissez le mois et l’année comme sur la carte, par exemple 04/29.',
      ja: 'カードに書かれた月と年を入力してください（例：04/29）。',
      ar: 'أدخل الشهر والسنة كما على البطاقة، مثل 04/29.',
    },
    length: {
      en: 'This is too long. Enter month and year, such as 04/29.',
      es: 'Es demasiado largo. Escriba mes y año, por ejemplo 04/29.',
      de: 'Das ist zu lang. Bitte Monat und Jahr eingeben, etwa 04/29.',
      fr: 'C’est trop long. Saisissez le mois et l’année, par exemple 04/29.',
      ja: '長すぎます。月と年を入力してください（例：04/29）。',
      ar: 'هذا طويل جدًا. أدخل الشهر والسنة، مثل 04/29.',
    },
    expired: {
      en: 'This card has expired. Check the date, or use another card.',
      es: 'Esta tarjeta ha caducado. Compruebe la fecha o use otra tarjeta.',
      de: 'Diese Karte ist abgelaufen. Bitte prüfen Sie das Datum oder nehmen Sie eine andere Karte.',
      fr: 'Cette carte a expiré. Vérifiez la date ou utilisez une autre carte.',
      ja: 'このカードは有効期限が切れています。日付をご確認いただくか、別のカードをお使いください。',
      ar: 'انتهت صلاحية هذه البطاقة. تحقق من التاريخ أو استخدم بطاقة أخرى.',
    },
    range: {
      en: 'That month doesn’t exist. Enter a month from 01 to 12.',
      es: 'Ese mes no existe. Escriba un mes del 01 al 12.',
      de: 'Diesen Monat gibt es nicht. Bitte einen Monat von 01 bis 12 eingeben.',
      fr: 'Ce mois n’existe pas. Saisissez un mois de 01 à 12.',
      ja: '月が正しくありません。01 から 12 で入力してください。',
      ar: 'هذا الشهر غير موجود. أدخل شهرًا من 01 إلى 12.',
    },
  }),
  samples: () => ({
    valid: {
      '12/34': '12/34',
      '7 / 48': '07/48',
      '0449': '04/49',
      '04-2049': '04/49',
      '2049-04': '04/49',
      ' 204904': '04/49',
      '042049': '04/49',
      '2049/04': '04/49',
      '2049.4': '04/49',
      '04\u20112049': '04/49',
      '04\u2215\u200949': '04/49',
      '٠٤/٤٩': '04/49',
      '\u200E04/49\u200E': '04/49',
      '12/99': '12/99',
    },
    invalid: {
      '04/20': 'expired',
      '13/49': 'range',
      '00/49': 'range',
      '2049-13': 'range',
      '204913': 'range',
      '4': 'format',
      '04/1949': 'format',
      '04/49/30': 'format',
      '04/49 04/49 04/49': 'length',
      '': 'missing',
    },
  }),
};
