import type { Translation } from './kind.ts';
import { kinds, type KindName } from './kinds.ts';

/**
 * What each kind of field should hold, in a language besides English. Where a page is built, the words stand in place of a
 * call, so that the others are not loaded.
 */
export function wordsIn(language: Translation): Readonly<Record<KindName, string>> {
  const words = Object.entries(kinds).map(([name, kind]) => [name, kind.words[language]] as const);
  return Object.fromEntries(words) as Record<KindName, string>;
}
