import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  asDate,
  dateOrder,
  type DateParts,
  wrongPart,
} from '../../../../web/widget/form/shared/date-parts.ts';
import { datesIn } from '../../../../web/widget/form/paste/dates-in.ts';
import { now, parse, reasonOf } from '../../../core/fields/examples.ts';

const parseIt = (text: string) => parse('dateOfBirth', text);

describe('the boxes of a date', () => {
  const orders: [locale: string, order: string][] = [
    ['en-GB', 'day month year'],
    ['en-US', 'month day year'],
    ['en-CA', 'year month day'],
    ['en', 'month day year'],
    ['es', 'day month year'],
    ['de-CH', 'day month year'],
    ['fr-CA', 'year month day'],
    ['ja', 'year month day'],
    ['ar-SA', 'day month year'],
  ];

  it.each(orders)('stand in the order of %s: %s', (locale, order) => {
    expect(dateOrder(locale).join(' ')).toBe(order);
  });

  const wrong: [day: string, month: string, year: string, part: string | undefined][] = [
    ['', '2', '1980', 'day'],
    ['28', '', '1980', 'month'],
    ['28', '2', '', 'year'],
    ['28', '2', '80', 'year'],
    ['28', 'Feb', '1980', 'month'],
    ['30', '2', '1980', 'day'],
    ['29', '2', '2023', 'day'],
    ['0', '2', '1980', 'day'],
    ['28', '13', '1980', 'month'],
    ['28', '0', '1980', 'month'],
    ['28', '2', '1880', 'year'],
    ['28', '2', '2980', 'year'],
    ['31', '12', String(new Date(now).getUTCFullYear()), 'year'],
    ['28', '', '', undefined],
    ['x', 'y', '1980', undefined],
  ];

  it.each(wrong)('%s %s %s: the part that is wrong is the %s', (day, month, year, part) => {
    const parts = { day, month, year };
    const reason = reasonOf('dateOfBirth', asDate(parts)) as 'format' | 'range';
    expect(wrongPart(parts, reason)).toBe(part);
  });

  it('are a date or have a reason that fits the part, whatever is typed', () => {
    const number = (most: number) => fc.oneof(fc.nat(most).map(String), fc.string({ maxLength: 5 }));
    fc.assert(
      fc.property(number(40), number(15), number(2100), (day, month, year) => {
        const parts: DateParts = { day: day.trim(), month: month.trim(), year: year.trim() };
        const date = asDate(parts);
        const reason = reasonOf('dateOfBirth', date);
        if (reason === 'format' || reason === 'range') {
          const part = wrongPart(parts, reason);
          const shape = part === 'year' ? /^\d{4}$/ : /^\d\d?$/;
          if (part) expect(shape.test(parts[part])).toBe(reason === 'range');
          else expect(reason).toBe('format');
        } else {
          expect(reason).toBe(date === '' ? 'missing' : undefined);
        }
      }),
    );
  });
});

const whole = '1980-02-28';

const pasted: [text: string, locale: string, dates: string[]][] = [
  ['1980-02-28', 'en', [whole]],
  ['1980/2/28', 'en', [whole]],
  ['19800228', 'en', [whole]],
  ['28/02/1980', 'en', [whole]],
  ['02/28/1980', 'en-GB', [whole]],
  ['28.2.1980', 'de', [whole]],
  ['28021980', 'de', [whole]],
  ['28 February 1980', 'en', [whole]],
  ['Feb 28, 1980', 'en', [whole]],
  ['Thursday, 28th of February, 1980', 'en-GB', [whole]],
  ['28. Februar 1980', 'de', [whole]],
  ['28 févr. 1980', 'fr', [whole]],
  ['28 de febrero de 1980', 'es', [whole]],
  ['28 February 1980', 'de', [whole]],
  ['1980年2月28日', 'ja', [whole]],
  ['28 فبراير 1980', 'ar', [whole]],
  ['02/02/1990', 'en', ['1990-02-02']],
  ['02/03/1990', 'en-GB', ['1990-03-02']],
  ['02/03/1990', 'en-US', ['1990-02-03']],
  ['02.03.1990', 'de', ['1990-03-02']],
  ['02031990', 'fr', ['1990-03-02']],
  ['02/03/1990', 'en', ['1990-03-02', '1990-02-03']],
  ['02/03/1990', 'en-JP', ['1990-03-02', '1990-02-03']],
  ['02/03/1990', 'ja', ['1990-03-02', '1990-02-03']],
  ['02/03/1990', 'en-CA', ['1990-03-02', '1990-02-03']],
  ['28/02/80', 'en-GB', []],
  ['30/02/1980', 'en-GB', []],
  ['2980-02-28', 'en', []],
  ['1980-02-28T00:00', 'en', []],
  ['28 Feb 1980 to 1 Mar 1980', 'en', []],
  ['February 1980', 'en', []],
  ['28 jui 1980', 'fr', []],
  ['4242 4242 4242', 'en', []],
  ['yesterday', 'en', []],
  ['', 'en', []],
];

test.each(pasted)('%s, pasted where %s is read, may be %j', (text, locale, dates) => {
  expect(datesIn(text, locale, parseIt)).toEqual(dates);
});

test('a pasted text is read as dates that stand in it, whatever it is', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 80 }),
    fc.stringMatching(/^[0-9]{1,4}[-/. ][0-9a-z]{1,4}[-/. ][0-9]{1,4}$/),
  );
  fc.assert(
    fc.property(text, fc.constantFrom('en', 'en-GB', 'de', 'ja', 'ar'), (typed, locale) => {
      const dates = datesIn(typed, locale, parseIt);
      expect(dates.length).toBeLessThan(3);
      for (const date of dates) {
        expect(parseIt(date)).toBe(date);
        expect(typed).toContain(date.slice(0, 4));
        expect(typed).toContain(String(Number(date.slice(8))));
      }
    }),
    { numRuns: 500 },
  );
});
