import type { Kind } from '../kind.ts';
import { line } from '../text.ts';

const hour = 60 * 60 * 1000;
const oldest = 120;

/** A date of birth as `YYYY-MM-DD` (ISO 8601-1), of somebody aged 0 to 120 somewhere on Earth today. */
export const dateOfBirth: Kind<'stored'> = {
  storage: ['stored'],
  maxLength: 20,
  autocomplete: 'bday',
  inputMode: 'text',
  options: {},
  expected: () => 'a date of birth as year-month-day, such as 1980-02-28',
  parse(input, { now }) {
    const date = line(input, this.maxLength);
    if (date === undefined || !isDate(date)) return undefined;
    const latestToday = dateAt(now + 14 * hour);
    const earliestToday = dateAt(now - 12 * hour);
    const tooOld = `${Number(earliestToday.slice(0, 4)) - oldest - 1}${earliestToday.slice(4)}`;
    return date <= latestToday && date > tooOld ? date : undefined;
  },
  mask: () => '[provided]',
};

function isDate(text: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dateAt(time) === text;
}

function dateAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
