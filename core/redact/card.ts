import type { RedactedKind } from '../protocol/values.ts';
import { topicsOf } from './context.ts';
import { type DigitGroup, digitGroups } from './digit-groups.ts';
import { type Reading, readingsFrom } from './card-number.ts';
import { readsAsSomethingElse } from './measurements.ts';
import type { Replacement } from './replacement.ts';
import { type Symbols, symbolsOf } from './symbols.ts';

/** Groups that are masked together, and the four digits that the mask leaves. */
interface Span {
  readonly first: number;
  readonly last: number;
  readonly tail: string;
}

/** Digits of a telephone number with its country code in use; E.164 allows fifteen, shared with American Express. */
const longestPhone = 13;

/**
 * Finds the card numbers of a text. A number of a brand's range and length with the right check digit (ISO/IEC 7812-1) always
 * counts, whatever the words around it say:
 *
 * - separated groups combine, also across lines; a run of digits that stand together is never split;
 * - groups laid out as on a card, four digits or more at first, may have up to sixteen characters of any punctuation between
 *   them, others up to four of spaces, dashes, dots, slashes and invisible ones;
 * - of two readings that cross, one laid out as on a card wins: an expiry date or a CVV behind the number stays apart. Other
 *   readings that overlap are masked together;
 * - groups of other sizes that read as decimals, dates or network addresses are those; attached to more digits by a dash, dot or
 *   slash they are part of a longer code;
 * - up to thirteen digits behind a plus sign are a telephone number (ITU-T E.164);
 * - with a wrong check digit it counts, as a typing error, if it is laid out as on a card and the nearest telling word says card
 *   or, where no word tells, the other side has asked for one.
 *
 * The mask shows four digits (PCI SSC FAQ 1091), which are less than half of the shortest card number.
 */
export function findCards(text: string, asked: readonly RedactedKind[] = []): Replacement[] {
  const symbols = symbolsOf(text);
  const groups = digitGroups(symbols);
  const all = groups.map((_, first) => readingsFrom(groups, first));
  const certain = uncrossed(
    all.map((readings) => readings.filter((reading) => counts(reading, groups, symbols))),
  );
  const valid = merge(certain.flat());
  const typos = findTypos(all.flat(), valid, groups, symbols, isCalledCard(text, asked));
  const spans = [...valid, ...typos].sort((a, b) => a.first - b.first);
  return extend(spans, groups).map(({ first, last, tail }) => ({
    kind: 'cardNumber',
    start: symbols.starts[groups[first]?.from ?? 0] ?? 0,
    end: symbols.ends[(groups[last]?.to ?? 0) - 1] ?? text.length,
    mask: `•••• ${tail}`,
  }));
}

/** Groups as they stand on a card. */
const onCard = /^(?:4(?:,4){2,3}(?:,[1-4])?|4,6,[45])$/;

/** Whether a text holds a number that is a card's beyond doubt: valid, of a known range, and laid out or called as one. */
export function isCertain(text: string): boolean {
  const symbols = symbolsOf(text);
  const groups = digitGroups(symbols);
  const isCalled = isCalledCard(text, []);
  return groups.some((group, index) =>
    readingsFrom(groups, index).some((reading) => {
      const sizes = groups.slice(reading.first, reading.last + 1).map(({ digits }) => digits.length);
      if (!counts(reading, groups, symbols)) return false;
      return onCard.test(sizes.join()) || isCalled(symbols.starts[group.from] ?? 0);
    }),
  );
}

function isCalledCard(text: string, asked: readonly RedactedKind[]): (offset: number) => boolean {
  const topicAt = topicsOf(text);
  return (offset) => (topicAt(offset) ?? (asked.includes('cardNumber') ? 'card' : undefined)) === 'card';
}

function counts(reading: Reading, groups: readonly DigitGroup[], symbols: Symbols): boolean {
  const { first, last, digits, cardLike, narrow, valid } = reading;
  const from = groups[first]?.from ?? 0;
  const to = groups[last]?.to ?? from;
  if (!valid || (digits.length <= longestPhone && symbols.chars.charAt(from - 1) === '+')) return false;
  if (cardLike) return narrow || (groups[first]?.digits.length ?? 0) >= 4;
  if (!narrow || groups[first]?.masked || isAttached(from, to, symbols)) return false;
  return !readsAsSomethingElse(symbols.chars.slice(from, to));
}

function isAttached(from: number, to: number, { chars }: Symbols): boolean {
  return (
    /[0-9•][-./_]$/.test(chars.slice(Math.max(0, from - 2), from)) ||
    /^[-./_][0-9•]/.test(chars.slice(to, to + 2))
  );
}

/** Drops each reading of unusual layout that crosses one of usual layout. Only near readings can cross. */
function uncrossed(readings: readonly (readonly Reading[])[]): Reading[][] {
  return readings.map((own, first) => {
    if (own.every(({ cardLike }) => cardLike)) return [...own];
    const near = readings.slice(Math.max(0, first - 18), first + 19).flat();
    const usual = near.filter(({ cardLike }) => cardLike);
    return own.filter((reading) => reading.cardLike || !usual.some((other) => crosses(reading, other)));
  });
}

function crosses(a: Reading, b: Reading): boolean {
  const [left, right] = a.first < b.first ? [a, b] : [b, a];
  return left.first < right.first && right.first <= left.last && left.last < right.last;
}

/** Joins readings that overlap. Only one of them lends its last four digits: never more than four show. */
function merge(readings: readonly Reading[]): Span[] {
  const spans: { first: number; last: number; best: Reading }[] = [];
  for (const reading of readings) {
    const span = spans.at(-1);
    if (!span || reading.first > span.last) {
      spans.push({ first: reading.first, last: reading.last, best: reading });
    } else {
      span.last = Math.max(span.last, reading.last);
      if (likelihood(reading) > likelihood(span.best)) span.best = reading;
    }
  }
  return spans.map(({ first, last, best }) => ({ first, last, tail: best.digits.slice(-4) }));
}

/** Most cards have sixteen digits. Nineteen may be sixteen and a CVV, whose digits must not be the ones that show. */
function likelihood({ cardLike, digits }: Reading): number {
  return (cardLike ? 100 : 0) + (digits.length === 16 ? 50 : digits.length);
}

function findTypos(
  readings: readonly Reading[],
  valid: readonly Span[],
  groups: readonly DigitGroup[],
  symbols: Symbols,
  isCalled: (offset: number) => boolean,
): Span[] {
  const taken = new Set(valid.flatMap(({ first, last }) => range(first, last)));
  const typos: Span[] = [];
  for (const { first, last, digits, cardLike, narrow } of readings) {
    if (!cardLike || !narrow || digits.length < 13 || groups[first]?.masked) continue;
    if (range(first, last).some((index) => taken.has(index))) continue;
    if (!isCalled(symbols.starts[groups[first]?.from ?? 0] ?? 0)) continue;
    range(first, last).forEach((index) => taken.add(index));
    typos.push({ first, last, tail: digits.slice(-4) });
  }
  return typos;
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Masks on while the four digits that are left begin another number, so that redacting twice changes nothing. */
function extend(spans: readonly Span[], groups: readonly DigitGroup[]): Span[] {
  const extended: Span[] = [];
  const queue = [...spans].reverse();
  for (let span = queue.pop(); span; span = queue.pop()) {
    const next = queue.at(-1);
    const longer = continued(span, groups);
    if (next && next.first <= span.last) {
      queue[queue.length - 1] = { ...next, first: span.first, last: Math.max(span.last, next.last) };
    } else if (longer) {
      queue.push(longer);
    } else {
      extended.push(span);
    }
  }
  return extended;
}

function continued({ first, last, tail }: Span, groups: readonly DigitGroup[]): Span | undefined {
  const left = { ...groups[last], digits: tail } as DigitGroup;
  const readings = readingsFrom([left, ...groups.slice(last + 1, last + 19)], 0);
  const reading = readings.find(({ valid, cardLike }) => valid && cardLike);
  return reading && { first, last: last + reading.last, tail: reading.digits.slice(-4) };
}
