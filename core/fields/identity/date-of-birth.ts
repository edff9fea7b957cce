import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { dateAt, dateIn } from '../parts/date.ts';
import { always } from '../parts/mask.ts';
import { dateInDigits, dateTooLong, dayMonthYear } from '../parts/sentences.ts';

const hour = 60 * 60 * 1000;
const oldest = 120;

/** The date of birth of somebody aged 0 to 120 somewhere on Earth today. */
export const dateOfBirth: Kind<'stored', object, 'range'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns the date as `YYYY-MM-DD` (ISO 8601-1) */
  parse(input, { now }) {
    const latestToday = dateAt(now + 14 * hour);
    const earliestToday = dateAt(now - 12 * hour);
    const tooOld = `${Number(earliestToday.slice(0, 4)) - oldest - 1}${earliestToday.slice(4)}`;
    return dateIn(input, this.maxLength, (date) => date <= latestToday && date > tooOld);
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
  words: dayMonthYear,
  problems: () => ({
    format: dateInDigits,
    length: dateTooLong,
    range: {
      en: 'A date of birth can’t be in the future or over 120 years ago. Check the year.',
      es: 'Una fecha de nacimiento no puede ser futura ni de hace más de 120 años. Compruebe el año.',
      de: 'Ein Geburtsdatum kann nicht in der Zukunft oder mehr als 120 Jahre zurück liegen. Bitte prüfen Sie das Jahr.',
      fr: 'Une date de naissance ne peut pas être future ni remonter à plus de 120 ans. Vérifiez l’année.',
      ja: '生年月日は未来や 120 年以上前にはなりません。年をご確認ください。',
      ar: 'لا يمكن أن يكون تاريخ الميلاد في المستقبل أو قبل أكثر من 120 سنة. تحقق من السنة.',
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
