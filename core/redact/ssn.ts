import type { RedactedKind } from '../protocol/values.ts';
import { topicsOf } from './context.ts';
import { type DigitGroup, digitGroups } from './digit-groups.ts';
import type { Replacement } from './replacement.ts';
import { type Symbols, symbolsOf } from './symbols.ts';
import type { Topic } from './topics.ts';

/** A number that the Social Security Administration can have assigned (20 CFR 422.103; SSA "SSN Randomization"). */
const assignable = /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/;

/**
 * Finds the US social security numbers of a text.
 *
 * - Written 3-2-4 it counts, unless the nearest telling word says that it is something else (an order, a phone, a part), or it
 *   is attached to more digits or to a code.
 * - Written otherwise (nine digits in a run, 3-3-3, digit by digit) it counts only if the nearest telling word says SSN or, where
 *   no word tells, if the other side has asked for it.
 *
 * The mask shows no digit.
 */
export function findSsns(text: string, asked: readonly RedactedKind[]): Replacement[] {
  const symbols = symbolsOf(text);
  const groups = digitGroups(symbols);
  const topicAt = topicsOf(text);
  const found: Replacement[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastOfNine(groups, first);
    if (last === undefined) continue;
    const from = groups[first]?.from ?? 0;
    const to = groups[last]?.to ?? from;
    const candidate = groups.slice(first, last + 1);
    const topic = topicAt(symbols.starts[from] ?? 0);
    if (!counts(candidate, topic ?? (asked.includes('ssn') ? 'ssn' : undefined), symbols, text)) continue;
    found.push({
      kind: 'ssn',
      start: symbols.starts[from] ?? 0,
      end: symbols.ends[to - 1] ?? 0,
      mask: '•••-••-••••',
    });
    first = last;
  }
  return found;
}

/** The group that ends nine digits of an assignable number. */
function lastOfNine(groups: readonly DigitGroup[], first: number): number | undefined {
  let digits = '';
  for (let last = first; last < groups.length && digits.length < 9; last += 1) {
    const group = groups[last];
    if (!group || group.masked) return undefined;
    digits += group.digits;
    if (digits.length === 9) return assignable.test(digits) ? last : undefined;
    if (group.gap !== 'narrow') return undefined;
  }
  return undefined;
}

function counts(
  groups: readonly DigitGroup[],
  topic: Topic | undefined,
  symbols: Symbols,
  text: string,
): boolean {
  if (topic === 'ssn') return true;
  if (topic === 'other') return false;
  const sizes = groups.map((group) => group.digits.length).join();
  return sizes === '3,2,4' && !isAttached(groups, symbols, text);
}

/**
 * Whether more digits, a mask or a code continue the number on either side: directly, by a dash, dot or slash, or, where it is
 * written with spaces, by a space.
 */
function isAttached(groups: readonly DigitGroup[], { chars, starts }: Symbols, text: string): boolean {
  const from = groups[0]?.from ?? 0;
  const to = groups.at(-1)?.to ?? 0;
  const before = chars.slice(Math.max(0, from - 3), from);
  const after = chars.slice(to, to + 3);
  const spaced = / /.test(chars.slice(from, to));
  const joint = spaced ? '[-./_+ ]{0,2}' : '[-./_+]{0,2}';
  if (new RegExp(`[0-9•]${joint}$`).test(before) || new RegExp(`^${joint}[0-9•]`).test(after)) return true;
  if (/^[-/_][A-Z0-9]/.test(after) || /[A-Z][-/_]$/.test(before)) return true;
  return /[A-Z]$/.test(text.slice(0, starts[from])) || before.endsWith('+');
}
