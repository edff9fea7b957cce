import { invalid, type Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { always } from '../parts/mask.ts';
import { code } from '../parts/text.ts';

const hour = 60 * 60 * 1000;
const oldest = 120;

/** The date of birth of somebody aged 0 to 120 somewhere on Earth today. */
export const dateOfBirth: Kind<'stored', object, 'range'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns the date as `YYYY-MM-DD` (ISO 8601-1) */
  parse(input, { now }) {
    return code(input, this.maxLength, (date) => {
      if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date)) return invalid('format');
      const latestToday = dateAt(now + 14 * hour);
      const earliestToday = dateAt(now - 12 * hour);
      const tooOld = `${Number(earliestToday.slice(0, 4)) - oldest - 1}${earliestToday.slice(4)}`;
      return isDate(date) && date <= latestToday && date > tooOld ? date : invalid('range');
    });
  },
  mask: always('[provided]'),
  expected: () => 'a date of birth as year-month-day, such as 1980-02-28',
};

export const dateOfBirthPresentation: PresentationOf<typeof dateOfBirth> = {
  entry: 'date',
  inputMode: 'numeric',
  autocomplete: 'bday',
  typing: undefined,
  pasted: 'alone',
  words: {
    es: 'Día, mes y año',
    de: 'Tag, Monat und Jahr',
    fr: 'Jour, mois et année',
    ja: '年・月・日',
    ar: 'اليوم والشهر والسنة',
  },
  problems: () => ({
    format: {
      en: 'Enter the day, the month and the year in digits.',
      es: 'Escriba el día, el mes y el año en cifras.',
      de: 'Bitte Tag, Monat und Jahr in Ziffern eingeben.',
      fr: 'Saisissez le jour, le mois et l’année en chiffres.',
      ja: '年・月・日を数字で入力してください。',
      ar: 'أدخل اليوم والشهر والسنة بالأرقام.',
    },
    length: {
      en: 'This is too long. Enter the day, the month and the year in digits.',
      es: 'Es demasiado largo. Escriba el día, el mes y el año en cifras.',
      de: 'Das ist zu lang. Bitte Tag, Monat und Jahr in Ziffern eingeben.',
      fr: 'C’est trop long. Saisissez le jour, le mois et l’année en chiffres.',
      ja: '長すぎます。年・月・日を数字で入力してください。',
      ar: 'هذا طويل جدًا. أدخل اليوم والشهر والسنة بالأرقام.',
    },
    range: {
      en: 'This can’t be a date of birth. Check the day, the month and the year.',
      es: 'No puede ser una fecha de nacimiento. Compruebe el día, el mes y el año.',
      de: 'Das kann kein Geburtsdatum sein. Bitte prüfen Sie Tag, Monat und Jahr.',
      fr: 'Cela ne peut pas être une date de naissance. Vérifiez le jour, le mois et l’année.',
      ja: '生年月日として正しくありません。年・月・日をご確認ください。',
      ar: 'لا يمكن أن يكون هذا تاريخ ميلاد. تحقق من اليوم والشهر والسنة.',
    },
  }),
  samples: () => ({
    valid: {
      '1980-02-29': '1980-02-29',
      '1980-02-28': '1980-02-28',
      ' 2024-02-29': '2024-02-29',
      '١٩٨٠\u2011٠٢\u2011٢٨': '1980-02-28',
    },
    invalid: {
      '2023-02-29': 'range',
      '1980-13-01': 'range',
      '1899-12-31': 'range',
      '9999-01-01': 'range',
      '28/02/1980': 'format',
      '1980-2-8': 'format',
      '1980-02-28 1980-02-28': 'length',
      '': 'missing',
    },
  }),
};

function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dateAt(time) === text;
}

function dateAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
