import { describe, expect, it } from 'vitest';
import { readSchedule } from '../../../local/events/schedule.ts';

const start = Date.UTC(2027, 0, 1, 12, 0, 30);
const next = (expression: string, after = start): string =>
  new Date(readSchedule(expression, start).next(after)).toISOString();

describe('schedule expressions', () => {
  it('reads rates, counted from the start', () => {
    expect(next('rate(1 minute)')).toBe('2027-01-01T12:01:30.000Z');
    expect(next('rate(5 minutes)', start + 61_000)).toBe('2027-01-01T12:05:30.000Z');
    expect(next('rate(2 hours)')).toBe('2027-01-01T14:00:30.000Z');
    expect(next('rate(1 day)', start + 86_400_000)).toBe('2027-01-03T12:00:30.000Z');
  });

  it.each([
    ['cron(* * * * ? *)', '2027-01-01T12:01:00.000Z'],
    ['cron(0 3 * * ? *)', '2027-01-02T03:00:00.000Z'],
    ['cron(0/15 * * * ? *)', '2027-01-01T12:15:00.000Z'],
    ['cron(5,10 12-14 * * ? *)', '2027-01-01T12:05:00.000Z'],
    ['cron(0 0 29 2 ? *)', '2028-02-29T00:00:00.000Z'],
    ['cron(0 8 ? * 2-6 *)', '2027-01-04T08:00:00.000Z'],
  ])('reads %s', (expression, due) => expect(next(expression)).toBe(due));

  it.each([
    'rate(0 minutes)',
    'rate(5 weeks)',
    'cron(0 0 L * ? *)',
    'cron(0 0 * * ? 2027)',
    'at(2027-01-01)',
  ])('refuses %s, which it would otherwise misread', (expression) =>
    expect(() => readSchedule(expression, start)).toThrow('not understood'),
  );
});
