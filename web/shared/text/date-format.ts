/**
 * The locale in which a page writes dates and times (BCP 47): the first of the browser's that is in the page's language;
 * without one, the page's language as written in the country of the browser's first.
 */
export function dateLocale(language: string, wanted: readonly string[] = navigator.languages): string {
  const locales = wanted.flatMap(localeOf);
  const own = locales.find((each) => each.language === language);
  if (own) return own.toString();
  const region = locales[0]?.maximize().region;
  return region === undefined ? language : `${language}-${region}`;
}

/**
 * The digits 0 to 9 in every language, as texts, codes and clocks here have them: some browsers write Arabic with others, some
 * do not.
 */
export const digits = { numberingSystem: 'latn' } as const;

/** Hours and minutes; with the date when that is not today. */
export function clockTime(at: number, locale: string, now: number = Date.now()): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ dateStyle: 'medium' } as const);
  return new Intl.DateTimeFormat(locale, { ...digits, timeStyle: 'short', ...day }).format(at);
}

/**
 * Date and time to the second, with the distance from UTC, for anything that is kept or read elsewhere: audit records,
 * saved files. A short date can be read in two ways (11/12/26), and so can the abbreviation of a time zone (CST).
 */
export function exactTime(at: number, locale: string): string {
  const inFull = { ...digits, dateStyle: 'medium', timeStyle: 'medium' } as const;
  const time = new Intl.DateTimeFormat(locale, inFull).format(at);
  const parts = new Intl.DateTimeFormat(locale, { ...digits, timeZoneName: 'shortOffset' }).formatToParts(at);
  return `${time} ${parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''}`;
}

/** The reader's date and time with the distance from UTC, to the second: `2026-11-29T17:25:03+01:00` (RFC 3339). */
export function localIso(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const local = new Date(at + minutes * 60_000).toISOString().slice(0, 19);
  const distance = new Date(Math.abs(minutes) * 60_000).toISOString().slice(11, 16);
  return `${local}${minutes < 0 ? '-' : '+'}${distance}`;
}

/** Some browsers list a tag that is not BCP 47, such as `en-US@posix`, with which formatting throws. */
function localeOf(tag: string): Intl.Locale[] {
  try {
    return [new Intl.Locale(tag)];
  } catch {
    return [];
  }
}
