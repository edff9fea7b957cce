import { isOfNetwork } from '../../fields/card/brands.ts';
import { luhn } from '../../fields/parts/luhn.ts';
import type { DigitGroup } from '../text/digit-groups.ts';

/**
 * How the groups of a number are laid out. `printed`: as on a card, 4-4-4-4, 4-6-5 or 4-6-4. `listed`: the same, with commas or
 * more between them. `run`: no groups. `even`: groups of one size, as people type. `odd`: any others.
 */
export type Layout = 'printed' | 'listed' | 'run' | 'even' | 'odd';

/** Groups of digits that together may be a card number. */
export interface Reading {
  /** First and last group. */
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  readonly layout: Layout;
  /** Whether its check digit is right. */
  readonly valid: boolean;
  /** Whether a network issues numbers of this range and length. */
  readonly ofNetwork: boolean;
  /** Whether one separator stands between all groups. */
  readonly uniform: boolean;
}

const shortestCardNumber = 12;
const longestCardNumber = 19;

/**
 * Every way to read a card number that begins with this group: with the right check digit, of a network's range,
 * or of sixteen digits. At most nineteen groups are looked at.
 */
export function readingsFrom(groups: readonly DigitGroup[], first: number): Reading[] {
  const readings: Reading[] = [];
  let digits = '';
  for (let last = first; last < groups.length && !groups[last]?.masked; last += 1) {
    digits += groups[last]?.digits ?? '';
    if (digits.length > longestCardNumber) break;
    if (digits.length >= shortestCardNumber && !digits.startsWith('0')) {
      const reading = read(groups, first, last, digits);
      if (reading) readings.push(reading);
    }
    if (groups[last]?.gap === 'apart') break;
  }
  return readings;
}

function read(
  groups: readonly DigitGroup[],
  first: number,
  last: number,
  digits: string,
): Reading | undefined {
  // Within a row of digits only groups of four, or 4-6-5, can be a number.
  const isWithin = !startsApart(groups, first) && !endsApart(groups, last);
  if (isWithin && groups[first]?.digits.length !== 4 && first !== last) return undefined;
  const layout = layoutOf(groups.slice(first, last + 1));
  const valid = luhn(digits);
  const ofNetwork = isOfNetwork(digits);
  const isLong = digits.length === 16 && (layout === 'printed' || layout === 'run');
  if (layout === undefined || (layout === 'listed' && !ofNetwork) || !(valid || ofNetwork || isLong))
    return undefined;
  return { first, last, digits, layout, valid, ofNetwork, uniform: isUniform(groups, first, last) };
}

function layoutOf(groups: readonly DigitGroup[]): Layout | undefined {
  if (groups.length === 1) return 'run';
  const sizes = groups.map(({ digits }) => digits.length);
  const [size = 0] = sizes;
  const [tail = 0, ...rest] = sizes.toReversed();
  const equal = rest.every((other) => other === size) && tail <= size;
  const isPrinted = (equal && size === 4) || /^4,6,[45]$/.test(sizes.join());
  const isList = groups.slice(0, -1).some(({ gap }) => gap === 'wide');
  if (isList) return isPrinted ? 'listed' : undefined;
  if (isPrinted) return 'printed';
  return (equal && size <= 8) || sizes.every((other) => other % 4 === 0) ? 'even' : 'odd';
}

function isUniform(groups: readonly DigitGroup[], first: number, last: number): boolean {
  const separator = groups[first]?.between;
  return groups.slice(first, last).every(({ between }) => between === separator);
}

/** Whether a number begins here: at the start, or behind groups with another separator. */
export function startsApart(groups: readonly DigitGroup[], first: number): boolean {
  const before = groups[first - 1];
  return !before || before.gap === 'apart' || before.between !== groups[first]?.between;
}

export function endsApart(groups: readonly DigitGroup[], last: number): boolean {
  const end = groups[last];
  return !end || end.gap === 'apart' || end.between !== groups[last - 1]?.between;
}

/**
 * Whether these groups are not just some out of a longer row of digits.
 *
 * @param follows whether another card number ends directly before
 */
export function standsOut(reading: Reading, groups: readonly DigitGroup[], follows: boolean): boolean {
  const { first, last, layout } = reading;
  const [starts, ends] = [startsApart(groups, first) || follows, endsApart(groups, last)];
  if (layout === 'run') return true;
  if (layout === 'odd') return starts && ends;
  if (layout === 'even') return starts;
  if (!isFour(groups[first + 1])) return layout === 'printed' || starts || ends;
  if (reading.digits.length < 16)
    return (starts || !isFour(groups[first - 1])) && (ends || !isFour(groups[last + 1]));
  return starts || ends || (!isFour(groups[first - 1]) && groups[last + 1]?.digits.length === 3);
}

function isFour(group: DigitGroup | undefined): boolean {
  return group?.digits.length === 4;
}
