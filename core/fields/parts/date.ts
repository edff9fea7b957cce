import { type CommonReason, invalid, type Parsed } from '../kind.ts';
import { code } from './text.ts';

/**
 * Reads a date as `YYYY-MM-DD` (ISO 8601-1). Refused as for {@link code}, as `format` if it is written otherwise, and as
 * `range` if it is no day of the calendar or `isInRange` refuses it.
 */
export function dateIn(
  input: string,
  maxLength: number,
  isInRange: (date: string) => boolean,
): Parsed<CommonReason | 'range'> {
  return code(input, maxLength, (date) => {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(date)) return invalid('format');
    return isDate(date) && isInRange(date) ? date : invalid('range');
  });
}

/** Whether a text of the form `YYYY-MM-DD` is a day of the calendar. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && dateAt(time) === text;
}

/** The day at a time in milliseconds since 1970, in UTC, as `YYYY-MM-DD`. */
export function dateAt(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
