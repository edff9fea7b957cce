import type { Language } from '../../../core/languages.ts';

export type { Language };

type Loaders<Texts> = Readonly<Record<Exclude<Language, 'en'>, () => Promise<Texts>>>;

/**
 * Texts by their language: the English ones are there at once, others are loaded when they are asked for, and only those.
 * What cannot be loaded is in English.
 */
export function textsBy<Texts>(en: Texts, others: Loaders<Texts>): (language: Language) => Promise<Texts> {
  return async (language) => (language === 'en' ? en : others[language]().catch(() => en));
}

/** The first of the wanted languages (BCP 47 tags) that there is, by its primary subtag; undefined if there is none. */
export function chooseLanguage<Language extends string>(
  wanted: readonly string[],
  available: readonly Language[],
): Language | undefined {
  const primary = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  const chosen = primary.find((tag) => available.some((language) => language === tag));
  return available.find((language) => language === chosen);
}

/** The languages that are written from right to left, unless a script is named, and the scripts that are. */
const rightToLeft = /^(ar|dv|fa|he|ps|sd|ug|ur|yi)(?!-[A-Z][a-z]{3})|-(Arab|Hebr|Thaa)\b/;

/** The direction in which a language (BCP 47) is written, for `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return rightToLeft.test(language) ? 'rtl' : 'ltr';
}
