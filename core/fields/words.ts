import { type KindName, presentations } from './kinds.ts';
import type { Translation } from './presentation.ts';

/**
 * What each kind of field should hold, in a language besides English. Where a page is built, the words stand in place of a
 * call, so that the others are not loaded.
 */
export function wordsIn(language: Translation): Readonly<Record<KindName, string>> {
  const all = Object.entries(presentations).map(([name, { words }]) => [name, words[language]] as const);
  return Object.fromEntries(all) as Record<KindName, string>;
}
