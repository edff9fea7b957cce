import type { Symbols } from './symbols.ts';

/**
 * What stands between two groups of digits. `narrow`: a few spaces, dashes, dots, slashes, line breaks or invisible
 * characters, as within one number. `wide`: more or other punctuation. `apart`: letters, a mask, or too much.
 */
export type Gap = 'narrow' | 'wide' | 'apart';

/** Digits that stand together. Such a run is never split: half of a long number is not a number. */
export interface DigitGroup {
  readonly digits: string;
  /** First symbol, and the symbol after the last. */
  readonly from: number;
  readonly to: number;
  /** The distance to the next group, and the symbols between the two. */
  readonly gap: Gap;
  readonly between: string;
  /** Whether these are the four digits that a mask leaves. */
  readonly masked: boolean;
}

const narrow = /^[ \-./_|\n]{1,4}$/;
const widest = 16;
const wide = /^(?!.*••)[^A-Za-z]+$/s;
const maskBefore = '•••• ';

/** The groups of digits of a text, in order. Takes time linear in the number of symbols. */
export function digitGroups({ chars }: Symbols): DigitGroup[] {
  const runs = [...chars.matchAll(/[0-9]+/g)];
  return runs.map((run, index) => {
    const from = run.index;
    const to = from + run[0].length;
    const next = runs[index + 1]?.index;
    const masked = run[0].length === 4 && chars.startsWith(maskBefore, from - maskBefore.length);
    const between = next === undefined || next - to > widest ? undefined : chars.slice(to, next);
    return { digits: run[0], from, to, gap: gapOf(between), between: between ?? '', masked };
  });
}

function gapOf(between: string | undefined): Gap {
  if (between === undefined) return 'apart';
  if (narrow.test(between)) return 'narrow';
  return wide.test(between) ? 'wide' : 'apart';
}
