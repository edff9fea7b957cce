import type { TranscriptPage } from '../../ports.ts';

/** A transaction's items can be seen one by one for moments: an entry before the one that was made before it. */
const tornForMs = 10_000;

/**
 * The entries of a page up to the first hole that a change just made may have left: what is behind it comes with the next
 * page. Older holes stay, which retention leaves, as entries do not go in the order in which they came.
 */
export function withoutTornEnd(page: TranscriptPage, afterSeq: number, now: number): TranscriptPage {
  const { entries } = page;
  const torn = entries.findIndex(
    ({ seq, at }, index) => seq !== (entries[index - 1]?.seq ?? afterSeq) + 1 && now - at < tornForMs,
  );
  return torn === -1 ? page : { entries: entries.slice(0, torn), more: true };
}
