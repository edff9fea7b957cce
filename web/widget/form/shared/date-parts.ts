import type { Reason } from '../../../../core/fields/kind.ts';

export type DatePart = 'day' | 'month' | 'year';

/** What stands in the boxes of a date. */
export type DateParts = Readonly<Record<DatePart, string>>;

const shapes: Readonly<Record<DatePart, RegExp>> = { day: /^\d\d?$/, month: /^\d\d?$/, year: /^\d{4}$/ };

/** The parts of a date as they are written there, the first one first. */
export function dateOrder(locale: string): DatePart[] {
  const whole = { calendar: 'gregory', day: 'numeric', month: 'numeric', year: 'numeric' } as const;
  const types = new Intl.DateTimeFormat(locale, whole).formatToParts(0).map(({ type }) => type);
  return types.filter((type) => type === 'day' || type === 'month' || type === 'year');
}

/** The boxes as one text: `YYYY-MM-DD` if each is filled in, empty if none is. */
export function asDate({ day, month, year }: DateParts): string {
  const [days, months] = [day, month].map((each) => each.replace(/^\d$/, '0$&'));
  return day || month || year ? `${year}-${months}-${days}` : '';
}

/** The one part that a date is refused for, or undefined where more than one is wrong. */
export function wrongPart(parts: DateParts, reason: Reason): DatePart | undefined {
  if (reason === 'range') return outOfRange(parts);
  const names = ['day', 'month', 'year'] as const;
  const [wrong, ...others] = names.filter((name) => !shapes[name].test(parts[name]));
  return others.length === 0 ? wrong : undefined;
}

function outOfRange({ day, month, year }: DateParts): DatePart {
  if (Number(month) < 1 || Number(month) > 12) return 'month';
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return Number(day) < 1 || Number(day) > last ? 'day' : 'year';
}
