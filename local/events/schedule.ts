/** When something is due: the next time after a given one. All times are milliseconds since the epoch, UTC. */
export interface Schedule {
  next(after: number): number;
}

const unitMilliseconds: Readonly<Record<string, number>> = {
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
};

/**
 * Reads a schedule expression of EventBridge: `rate(5 minutes)` or `cron(0 3 * * ? *)`. Rates count from `start`.
 * Throws on what is not understood: the names of days and months, `L`, `W` and `#`, and any year but `*`.
 */
export function readSchedule(expression: string, start: number): Schedule {
  const [, kind, body = ''] = /^(rate|cron)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') return rate(body, start);
  if (kind === 'cron') return cron(body);
  throw new Error(`schedule expression not understood: ${expression}`);
}

function rate(body: string, start: number): Schedule {
  const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? [];
  const period = Number(count) * (unitMilliseconds[unit] ?? NaN);
  if (!(period > 0)) throw new Error(`rate not understood: ${body}`);
  return { next: (after) => start + (Math.floor((after - start) / period) + 1) * period };
}

function cron(body: string): Schedule {
  const [minutes = '', hours = '', days = '', months = '', weekdays = '', years] = body.split(' ');
  if (years !== '*') throw new Error(`cron not understood: ${body}`);
  const isMinute = matcher(minutes, 0, 59);
  const isHour = matcher(hours, 0, 23);
  const isDay = matcher(days, 1, 31);
  const isMonth = matcher(months, 1, 12);
  const isWeekday = matcher(weekdays, 1, 7);
  const isDue = (date: Date) =>
    isMonth(date.getUTCMonth() + 1) && isDay(date.getUTCDate()) && isWeekday(date.getUTCDay() + 1);
  return { next: (after) => nextMinute(after, isDue, isHour, isMinute) };
}

/** The first minute after that time whose day, hour and minute all fit, looking a leap year ahead at most. */
function nextMinute(
  after: number,
  isDay: (date: Date) => boolean,
  isHour: (hour: number) => boolean,
  isMinute: (minute: number) => boolean,
): number {
  const date = new Date(after);
  date.setUTCSeconds(0, 0);
  date.setUTCMinutes(date.getUTCMinutes() + 1);
  const end = after + 8 * 366 * 86_400_000;
  while (date.getTime() <= end) {
    if (!isDay(date)) date.setUTCHours(24, 0);
    else if (!isHour(date.getUTCHours())) date.setUTCMinutes(60);
    else if (!isMinute(date.getUTCMinutes())) date.setUTCMinutes(date.getUTCMinutes() + 1);
    else return date.getTime();
  }
  return Infinity;
}

/** Reads one field: `*`, `?`, numbers, ranges, lists and steps. */
function matcher(field: string, least: number, most: number): (value: number) => boolean {
  const parts = field.split(',').map((part) => {
    const [, range, step] = /^(\*|\?|\d+|\d+-\d+)(?:\/(\d+))?$/.exec(part) ?? [];
    if (range === undefined) throw new Error(`cron field not understood: ${field}`);
    const [first, last] = range === '*' || range === '?' ? [least, most] : range.split('-').map(Number);
    const from = first ?? least;
    const to = last ?? (step === undefined ? from : most);
    return { from, to, step: Number(step ?? 1) };
  });
  return (value) =>
    parts.some(({ from, to, step }) => value >= from && value <= to && (value - from) % step === 0);
}
