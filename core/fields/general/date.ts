import type { Kind } from '../kind.ts';
import type { PresentationOf } from '../presentation.ts';
import { dateIn } from '../parts/date.ts';
import { always } from '../parts/mask.ts';
import { dateInDigits, dateTooLong, dayMonthYear } from '../parts/sentences.ts';

/** A day from 1900 to 2100 as `YYYY-MM-DD` (ISO 8601-1): of a purchase, a move, an appointment. */
export const date: Kind<'stored', object, 'range'> = {
  storage: ['stored'],
  maxLength: 20,
  options: {},
  /** @returns the date as `YYYY-MM-DD` (ISO 8601-1) */
  parse(input) {
    return dateIn(input, this.maxLength, (text) => text >= '1900' && text < '2101');
  },
  mask: always('[provided]'),
  expected: () => 'a date as year-month-day, such as 2026-02-28',
};

export const datePresentation: PresentationOf<typeof date> = {
  entry: 'date',
  inputMode: 'numeric',
  autocomplete: 'off',
  typing: undefined,
  pasted: 'alone',
  words: dayMonthYear,
  problems: () => ({
    format: dateInDigits,
    length: dateTooLong,
    range: {
      en: 'Enter a year from 1900 to 2100.',
      es: 'Escriba un año entre 1900 y 2100.',
      de: 'Bitte ein Jahr von 1900 bis 2100 eingeben.',
      fr: 'Saisissez une année entre 1900 et 2100.',
      ja: '1900 年から 2100 年までの年を入力してください。',
      ar: 'أدخل سنة من 1900 إلى 2100.',
    },
  }),
  samples: () => ({
    valid: {
      '2026-02-28': '2026-02-28',
      '2024-02-29': '2024-02-29',
      ' 2100-12-31': '2100-12-31',
      '٢٠٢٦\u2011٠٢\u2011٢٨': '2026-02-28',
    },
    invalid: {
      '2023-02-29': 'range',
      '2026-13-01': 'range',
      '1899-12-31': 'range',
      '2101-01-01': 'range',
      '28/02/2026': 'format',
      '2026-2-8': 'format',
      '2026-02-28 2026-02-28': 'length',
      '': 'missing',
    },
  }),
};
