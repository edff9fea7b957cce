import type { RedactedKind } from '../../protocol/values.ts';

/** What to write in place of a part of the text. Offsets are UTF-16 units. */
export interface Replacement {
  readonly kind: RedactedKind;
  readonly start: number;
  readonly end: number;
  readonly mask: string;
  /** Whether nothing else is likely: see {@link Redacted.certain}. */
  readonly certain: boolean;
}

/** Writes the masks into the text. Replacements are in order and do not overlap. */
export function replace(text: string, replacements: readonly Replacement[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, mask } of replacements) {
    parts.push(text.slice(done, start), mask);
    done = end;
  }
  return parts.join('') + text.slice(done);
}

/** Where offsets of the text, in order, are once the masks are written. None lies within a replaced part. */
export function moved(offsets: readonly number[], replacements: readonly Replacement[]): number[] {
  let next = 0;
  let shift = 0;
  return offsets.map((offset) => {
    for (let one = replacements[next]; one && one.end <= offset; one = replacements[(next += 1)]) {
      shift += one.mask.length - (one.end - one.start);
    }
    return offset + shift;
  });
}
