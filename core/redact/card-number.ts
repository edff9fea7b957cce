import { cardLengthsOf } from '../fields/card/brands.ts';
import { luhn } from '../fields/parts/luhn.ts';
import type { DigitGroup } from './digit-groups.ts';

/** Groups of digits that together may be a card number. */
export interface Reading {
  /** First and last group. */
  readonly first: number;
  readonly last: number;
  readonly digits: string;
  /** Whether the groups are laid out as people write card numbers. */
  readonly cardLike: boolean;
  /** Whether its check digit is right. */
  readonly valid: boolean;
  /** Whether only spaces, dashes, dots, slashes and the like separate the groups. */
  readonly narrow: boolean;
}

const shortestCardNumber = 12;
const longestCardNumber = 19;

/** Every way to read a number of a card's range and length that begins with this group. At most nineteen groups are looked at. */
export function readingsFrom(groups: readonly DigitGroup[], first: number): Reading[] {
  const readings: Reading[] = [];
  let digits = '';
  let narrow = true;
  let lengths: readonly number[] | undefined;
  for (let last = first; last < groups.length; last += 1) {
    const gap = last > first ? groups[last - 1]?.gap : 'narrow';
    digits += groups[last]?.digits ?? '';
    if (gap === 'apart' || digits.length > longestCardNumber) break;
    narrow &&= gap === 'narrow';
    if (digits.length < shortestCardNumber) continue;
    lengths ??= cardLengthsOf(digits);
    if (lengths.length === 0) break;
    if (!lengths.includes(digits.length)) continue;
    const cardLike = isCardLike(groups.slice(first, last + 1).map((group) => group.digits.length));
    readings.push({ first, last, digits, cardLike, valid: luhn(digits), narrow });
  }
  return readings;
}

/**
 * One run; equal groups of up to six or of whole fours, the last one shorter or not (4-4-4-4, 4-4-4-4-3, 6-6-4, 8-5, digit by digit); whole fours
 * (8-8, 4-4-8); American Express and Diners (4-6-5, 4-6-4).
 */
function isCardLike(sizes: readonly number[]): boolean {
  const [size = 0] = sizes;
  const last = sizes.at(-1) ?? 0;
  const equal =
    (size <= 6 || size % 4 === 0) && last <= size && sizes.slice(0, -1).every((other) => other === size);
  return (
    sizes.length === 1 || equal || sizes.every((other) => other % 4 === 0) || /^4,6,[45]$/.test(sizes.join())
  );
}
