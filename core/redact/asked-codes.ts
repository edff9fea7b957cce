import type { RedactedKind } from '../protocol/values.ts';
import { topicsOf } from './context.ts';
import { type DigitGroup, digitGroups } from './digit-groups.ts';
import type { Replacement } from './replacement.ts';
import { symbolsOf } from './symbols.ts';

/** How many digits each code has: a CVV by PCI DSS, a PIN as the form's field for it. */
const codes = [
  { kind: 'cvv', fewest: 3, most: 4, mask: '•••' },
  { kind: 'pin', fewest: 4, most: 8, mask: '••••' },
] as const;

/** An answer to a question is short. A longer message speaks of something else, and a few digits may mean anything. */
const mostLetters = 40;

/**
 * Finds the security codes and PINs that the other side has asked for: three digits or more that stand alone, or with spaces
 * between them, in a short message, unless the nearest telling word says that they are something else. The mask shows no digit
 * and not how many there are.
 */
export function findAskedCodes(text: string, asked: readonly RedactedKind[]): Replacement[] {
  const wanted = codes.filter(({ kind }) => asked.includes(kind));
  if (wanted.length === 0 || (text.match(/\p{L}/gu) ?? []).length > mostLetters) return [];
  const symbols = symbolsOf(text);
  const topicAt = topicsOf(text);
  return spacedRuns(digitGroups(symbols), symbols.chars).flatMap(({ from, to }) => {
    const length = symbols.chars.slice(from, to).replaceAll(/[^0-9]/g, '').length;
    const code = wanted.find(({ fewest, most }) => length >= fewest && length <= most);
    const start = symbols.starts[from] ?? 0;
    if (!code || topicAt(start) === 'other') return [];
    return [{ kind: code.kind, start, end: symbols.ends[to - 1] ?? 0, mask: code.mask }];
  });
}

/** Groups with nothing but spaces between them, joined; without those that are part of a date, a price, a code or a mask. */
function spacedRuns(groups: readonly DigitGroup[], chars: string): { from: number; to: number }[] {
  const runs: { from: number; to: number; masked: boolean }[] = [];
  for (const { from, to, masked } of groups) {
    const run = runs.at(-1);
    if (run && /^[ |]{1,4}$/.test(chars.slice(run.to, from))) {
      [run.to, run.masked] = [to, run.masked || masked];
    } else runs.push({ from, to, masked });
  }
  return runs.filter(
    ({ from, to, masked }) =>
      !masked &&
      !/[0-9A-Z•][-./_+]?$/.test(chars.slice(Math.max(0, from - 2), from)) &&
      !/^[-./_]?[0-9A-Z•]/.test(chars.slice(to, to + 2)),
  );
}
