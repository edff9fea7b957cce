import type { DigitGroup } from './text/digit-groups.ts';
import { masking, type Message, placeOf } from './text/message.ts';
import type { Place } from './text/naming.ts';
import type { Replacement } from './text/replacement.ts';
import type { Symbols } from './text/symbols.ts';

/** A number that the Social Security Administration can have assigned (20 CFR 422.103; SSA "SSN Randomization"). */
const assignable = /^(?!000|666|9)[0-9]{3}(?!00)[0-9]{2}(?!0000)[0-9]{4}$/;

/**
 * Finds the US social security numbers of a text.
 *
 * - Written 3-2-4 with dashes or dots it counts, unless it is a part of a longer code or the words directly before it name
 *   something else.
 * - Written otherwise (nine digits in a run, with spaces, digit by digit) it counts where it is called an SSN, or where the other
 *   side has asked for one and nothing else names it.
 *
 * It is certain where it is called one. The mask shows no digit.
 */
export function findSsns(message: Message): Replacement[] {
  const { groups } = message;
  const found: Replacement[] = [];
  for (let first = 0; first < groups.length; first += 1) {
    const last = lastOfNine(groups, first);
    if (last === undefined) continue;
    const [from, to] = [groups[first]?.from ?? 0, groups[last]?.to ?? 0];
    const evidence = evidenceOf(groups.slice(first, last + 1), message, placeOf(message, from, to));
    if (!evidence) continue;
    found.push(masking(message, { kind: 'ssn', from, to }, '•••-••-••••', evidence === 'certain'));
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

function evidenceOf(
  groups: readonly DigitGroup[],
  message: Message,
  place: Place,
): 'certain' | 'likely' | undefined {
  const { naming, asked } = message;
  const sizes = groups.map(({ digits }) => digits.length).join();
  const counts = asked.has('ssn') || (sizes === '3,2,4' && hasDashes(groups));
  if (!counts && !naming.mentions(['ssn'])) return undefined;
  const name = naming.direct(place);
  if (name === 'other' || name === 'otherCard' || message.isInPath(place.start)) return undefined;
  if (naming.called(place) === 'ssn') return 'certain';
  return counts && !isAttached(groups, message.symbols, message.text) ? 'likely' : undefined;
}

function hasDashes(groups: readonly DigitGroup[]): boolean {
  return groups.slice(0, -1).every(({ between }) => /[-.]/.test(between));
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
  return /[A-Z]/.test(text.charAt((starts[from] ?? 0) - 1)) || before.endsWith('+');
}
