import { asDate, dateOrder, type DatePart, type DateParts } from '../shared/date-parts.ts';

/** The one way to write a date, or undefined when the text is none. */
type Parse = (text: string) => string | undefined;

/** The parts of a date in some order. */
type Reading = readonly (readonly [DatePart, string])[];

const orders = {
  yearFirst: ['year', 'month', 'day'],
  dayFirst: ['day', 'month', 'year'],
  monthFirst: ['month', 'day', 'year'],
} as const satisfies Readonly<Record<string, readonly DatePart[]>>;

/** Longer texts are more than a date. */
const longest = 60;

/**
 * Returns the dates that a text may be, each written in its one way: none, one, or two where nobody can tell. Where only their
 * order tells day and month apart, that of the locale counts. `en` by itself has none: its countries differ.
 */
export function datesIn(text: string, locale: string, parse: Parse): string[] {
  if (text.length > longest) return [];
  const numbers = text.match(/\d+/g) ?? [];
  const months = new Set(wordsOf(text).flatMap((word) => monthsCalled(word, locale)));
  const readings = months.size === 0 ? readingsOf(numbers) : withName(numbers, months);
  const dates = readings.flatMap((reading) => {
    const date = parse(asDate(Object.fromEntries(reading) as DateParts));
    return date === undefined ? [] : [{ date, isUsual: isUsual(reading, locale) }];
  });
  const usual = dates.filter((each) => each.isUsual);
  return [...new Set((usual.length > 0 ? usual : dates).map(({ date }) => date))];
}

/** Three numbers, or eight digits in a row, of which the year has four. */
function readingsOf(numbers: readonly string[]): Reading[] {
  const [first = '', , last = ''] = numbers;
  if (numbers.length === 1 && first.length === 8) {
    const yearLast = cut(first, 2, 4);
    return [
      inOrder('yearFirst', cut(first, 4, 6)),
      inOrder('dayFirst', yearLast),
      inOrder('monthFirst', yearLast),
    ];
  }
  if (numbers.length !== 3) return [];
  if (first.length === 4) return [inOrder('yearFirst', numbers)];
  return last.length === 4 ? [inOrder('dayFirst', numbers), inOrder('monthFirst', numbers)] : [];
}

function cut(text: string, one: number, other: number): string[] {
  return [text.slice(0, one), text.slice(one, other), text.slice(other)];
}

function inOrder(order: keyof typeof orders, numbers: readonly string[]): Reading {
  return orders[order].map((part, at) => [part, numbers[at] ?? ''] as const);
}

/** One month by its name, with two numbers, of which the year has four digits. */
function withName(numbers: readonly string[], months: ReadonlySet<number>): Reading[] {
  const [month] = months;
  const year = numbers.find(({ length }) => length === 4);
  const day = numbers.find((each) => each !== year);
  if (months.size > 1 || numbers.length !== 2 || !year || !day) return [];
  return [
    [
      ['year', year],
      ['month', String(month)],
      ['day', day],
    ],
  ];
}

function isUsual(reading: Reading, locale: string): boolean {
  const { locale: known } = new Intl.DateTimeFormat(locale).resolvedOptions();
  return known !== 'en' && String(dateOrder(locale)) === String(reading.map(([part]) => part));
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/\p{L}[\p{L}\p{M}]+/gu) ?? []
  );
}

/** The months whose names begin with this word, 1 to 12: in the locale's language or in English. */
function monthsCalled(word: string, locale: string): number[] {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  const named = [locale, 'en'].map((each) => {
    const name = new Intl.DateTimeFormat(each, { calendar: 'gregory', month: 'long', timeZone: 'UTC' });
    return months.filter((month) => isShortFor(word, name.format(Date.UTC(2000, month - 1))));
  });
  return named.find(({ length }) => length === 1) ?? [];
}

function isShortFor(word: string, name: string): boolean {
  return word.length > 2 && name.normalize('NFC').toLowerCase().startsWith(word);
}
