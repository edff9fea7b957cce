import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { clockTime, dateLocale, exactTime, localIso } from '../../../web/shared/text/date-format.ts';
import { inWords } from '../../../web/shared/text/time-left.ts';

/** Narrow and wide spaces differ between versions of the locale data. */
const plain = (text: string) => text.replaceAll(/\s/g, ' ');

/** 29 November 2026, 16:25:03 UTC. */
const at = Date.UTC(2026, 10, 29, 16, 25, 3);

beforeEach(() => vi.stubEnv('TZ', 'Europe/Berlin'));
afterEach(() => vi.unstubAllEnvs());

test.each([
  ['en', ['en-GB', 'en-US', 'en'], 'en-GB'],
  ['en', ['de-DE', 'de', 'en-GB', 'en'], 'en-GB'],
  ['fr', ['fr-CA', 'fr', 'en'], 'fr-CA'],
  ['ar', ['ar-EG'], 'ar-EG'],
  ['en', ['en-US'], 'en-US'],
  ['de', ['de'], 'de'],
])('a page in %s writes dates as the browser’s own %j says: %s', (language, wanted, locale) => {
  expect(dateLocale(language, wanted)).toBe(locale);
});

test.each([
  ['en', ['de-DE', 'de'], 'en-DE'],
  ['en', ['de'], 'en-DE'],
  ['es', ['en-US', 'en'], 'es-US'],
  ['en', [], 'en'],
])(
  'a page in %s for a browser without that language, %j, follows its country: %s',
  (language, wanted, locale) => {
    expect(dateLocale(language, wanted)).toBe(locale);
  },
);

test('an invalid tag in the browser’s list of languages is skipped', () => {
  expect(dateLocale('en', ['en-US@posix', 'C', '', '*', 'en-AU'])).toBe('en-AU');
  expect(dateLocale('en', ['en-US@posix'])).toBe('en');
});

test.each([
  ['en-US', '5:25 PM'],
  ['en-GB', '17:25'],
  ['en-DE', '17:25'],
  ['de', '17:25'],
  ['ja', '17:25'],
])('in %s a clock shows %s', (locale, shown) => {
  expect(plain(clockTime(at, locale, at))).toBe(shown);
});

test('every locale has the digits of the texts around it', () => {
  const locales = ['ar', 'ar-EG', 'ar-SA', 'ar-GB', 'ar-EG-u-nu-arab', 'fa', 'hi-u-nu-deva'];
  const written = locales.flatMap((locale) => [
    clockTime(at, locale, at),
    clockTime(at, locale, 0),
    exactTime(at, locale),
    inWords(1_800, locale),
  ]);
  for (const text of written) expect(text.replaceAll(/[0-9]/g, '')).not.toMatch(/\p{Nd}/u);
  expect(inWords(1_800, 'ar')).toBe('30 دقيقة');
});

test('the time of another day has its date', () => {
  const day = 24 * 60 * 60_000;
  expect(plain(clockTime(at, 'en-GB', at + day))).toBe('29 Nov 2026, 17:25');
  expect(plain(clockTime(at, 'en-US', at + day))).toBe('Nov 29, 2026, 5:25 PM');
});

test('the day is that of the reader’s time zone, not of UTC', () => {
  const night = Date.UTC(2026, 10, 29, 23, 30);
  expect(plain(clockTime(night, 'en-GB', night + 60 * 60_000))).toBe('00:30');
});

test.each([
  ['en-US', 'Nov 29, 2026, 5:25:03 PM GMT+1'],
  ['en-GB', '29 Nov 2026, 17:25:03 GMT+1'],
  ['de', '29.11.2026, 17:25:03 GMT+1'],
  ['fr', '29 nov. 2026, 17:25:03 UTC+1'],
])('in %s an exact time has its date, its seconds and its distance from UTC: %s', (locale, shown) => {
  expect(plain(exactTime(at, locale))).toBe(shown);
});

test('the hour that a clock change repeats can be told from the first by its distance from UTC', () => {
  const first = Date.UTC(2026, 9, 25, 0, 30);
  expect(plain(exactTime(first, 'en-GB'))).toBe('25 Oct 2026, 02:30:00 GMT+2');
  expect(plain(exactTime(first + 60 * 60_000, 'en-GB'))).toBe('25 Oct 2026, 02:30:00 GMT+1');
});

test.each([
  ['Europe/Berlin', '2026-11-29T17:25:03+01:00'],
  ['Asia/Kolkata', '2026-11-29T21:55:03+05:30'],
  ['America/St_Johns', '2026-11-29T12:55:03-03:30'],
  ['Pacific/Kiritimati', '2026-11-30T06:25:03+14:00'],
  ['UTC', '2026-11-29T16:25:03+00:00'],
])('in %s a file says %s, which is the same moment everywhere', (zone, iso) => {
  vi.stubEnv('TZ', zone);
  expect(localIso(at)).toBe(iso);
  expect(Date.parse(localIso(at))).toBe(at);
});
