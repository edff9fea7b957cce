import type { Language } from '../languages.ts';
import { type KindName, type kinds, presentations } from './kinds.ts';
import type { ReasonOf, Translation } from './presentation.ts';

/**
 * What each kind of field should hold, in a language besides English. Where a page is built, the words stand in place of a
 * call, so that the others are not loaded.
 */
export function wordsIn(language: Translation): Readonly<Record<KindName, string>> {
  const all = Object.entries(presentations).map(([name, { words }]) => [name, words[language]] as const);
  return Object.fromEntries(all) as Record<KindName, string>;
}

/** A sentence for each reason that each kind can give besides a missing answer. */
type Problems = {
  readonly [Name in KindName]: Readonly<Record<Exclude<ReasonOf<(typeof kinds)[Name]>, 'missing'>, string>>;
};

/** The sentences of each kind for an answer that is not valid, in one language. The build replaces it, as {@link wordsIn}. */
export function problemsIn(language: Language): Problems {
  const all = Object.entries(presentations).map(([name, presentation]) => {
    const sentences = Object.entries(presentation.problems());
    return [name, Object.fromEntries(sentences.map(([reason, said]) => [reason, said[language]]))];
  });
  return Object.fromEntries(all) as Problems;
}
