import type { RedactedKind } from '../../core/protocol/index.ts';

/** The kind that was found in a message, or `several`: the name of the words that say that it is something else. */
export function oneKind(kinds: readonly RedactedKind[]): RedactedKind | 'several' {
  const [kind, ...more] = kinds;
  return kind && more.length === 0 ? kind : 'several';
}
