/** The first of the wanted languages (BCP 47 tags) that there is, by its primary subtag; undefined if there is none. */
export function chooseLanguage<Language extends string>(
  wanted: readonly string[],
  available: readonly Language[],
): Language | undefined {
  const primary = wanted.map((tag) => tag.toLowerCase().split('-')[0]);
  const chosen = primary.find((tag) => available.some((language) => language === tag));
  return available.find((language) => language === chosen);
}

/** The direction in which a language is written, for `dir`. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return ['ar', 'fa', 'he', 'ur'].includes(language) ? 'rtl' : 'ltr';
}
