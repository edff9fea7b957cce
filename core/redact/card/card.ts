import { beforeCard, behindCard, type Piece } from './behind-card.ts';
import { evidenceOf, isMistyped, likelihood } from './card-evidence.ts';
import { endsApart, type Reading, readingsFrom, standsOut } from './card-number.ts';
import { masking, type Message, placeOf } from '../text/message.ts';
import type { Replacement } from '../text/replacement.ts';
import { runOnFrom, type Span } from './run-on.ts';

const masks = { cardExpiry: '••/••', cvv: '•••' } as const;

/**
 * Finds the card numbers of a text, and the expiry dates and security codes beside them. {@link evidenceOf} weighs each number.
 * Numbers that overlap are masked together.
 *
 * The mask shows four digits (PCI SSC FAQ 1091), which are less than half of the shortest card number.
 */
export function findCards(message: Message): Replacement[] {
  const readings = message.groups.map(({ from }, first) =>
    message.isInPath(placeOf(message, from, from + 1).start) ? [] : readingsFrom(message.groups, first),
  );
  const valid = validSpans(message, readings);
  const spans = [...valid, ...mistypedSpans(message, readings, valid)].sort((a, b) => a.from - b.from);
  const { chars } = message.symbols;
  const beside = spans.map(({ from, to }) => [...beforeCard(chars, from), ...behindCard(chars, to)]);
  const numbers = spans.map((span, index) =>
    masking(
      message,
      { kind: 'cardNumber', ...span },
      `•••• ${span.tail}`,
      span.certain || beside[index]?.some(({ kind }) => kind === 'cardExpiry') === true,
    ),
  );
  const pieces = apart(beside.flat(), spans).filter((piece) => !isAmount(message, piece));
  return [...numbers, ...pieces.map((piece) => masking(message, piece, masks[piece.kind]))].sort(
    (a, b) => a.start - b.start,
  );
}

function isAmount(message: Message, { from, to }: Piece): boolean {
  const { start } = placeOf(message, from, to);
  return /\p{Sc}\s?$/u.test(message.text.slice(Math.max(0, start - 2), start));
}

/** The pieces that overlap neither a number nor each other. */
function apart(pieces: readonly Piece[], spans: readonly Span[]): Piece[] {
  const left: Piece[] = [];
  let next = 0;
  for (const piece of pieces.toSorted((a, b) => a.from - b.from)) {
    while ((spans[next]?.to ?? Infinity) <= piece.from) next += 1;
    const isFree = piece.to <= (spans[next]?.from ?? Infinity) && piece.from >= (left.at(-1)?.to ?? 0);
    if (isFree) left.push(piece);
  }
  return left;
}

type Readings = readonly (readonly Reading[])[];

function validSpans(message: Message, readings: Readings): Span[] {
  const spans: Span[] = [];
  let end = -1;
  for (const [first, own] of readings.entries()) {
    const best = bestOf(message, own, end === first - 1);
    const span = runOnFrom(message, first, best !== undefined) ?? (best && spanOf(best, message));
    if (!span) continue;
    end = Math.max(end, best?.reading.last ?? first);
    const last = spans.at(-1);
    if (last && span.from < last.to) spans[spans.length - 1] = joined(last, span);
    else spans.push(span);
  }
  return spans;
}

interface Weighed {
  readonly reading: Reading;
  readonly certain: boolean;
}

/** Groups of any sizes that are a whole row win over the first of them that are a number too, unless these are as printed. */
const wholeRow = 190;

function isWholeRow({ layout, last }: Reading, { groups }: Message): boolean {
  return (layout === 'odd' || layout === 'even') && endsApart(groups, last);
}

/** The likeliest number of those that begin with one group. */
function bestOf(message: Message, readings: readonly Reading[], follows: boolean): Weighed | undefined {
  let best: Weighed | undefined;
  let bestScore = 0;
  for (const reading of readings) {
    if (!standsOut(reading, message.groups, follows)) continue;
    const score = likelihood(reading) + (isWholeRow(reading, message) ? wholeRow : 0);
    if (score <= bestScore) continue;
    const evidence = evidenceOf(reading, message);
    if (!evidence) continue;
    best = { reading, certain: evidence === 'certain' };
    bestScore = score;
  }
  return best;
}

function spanOf({ reading, certain }: Weighed, { groups }: Message): Span {
  const { first, last, digits } = reading;
  const from = groups[first]?.from ?? 0;
  return {
    from,
    to: groups[last]?.to ?? from,
    tail: digits.slice(-4),
    likelihood: likelihood(reading),
    certain,
  };
}

/** One span for two that overlap. Only one of them lends its last four digits: never more than four show. */
function joined(a: Span, b: Span): Span {
  const best = b.likelihood > a.likelihood ? b : a;
  return { ...best, from: a.from, to: Math.max(a.to, b.to), certain: a.certain || b.certain };
}

function mistypedSpans(message: Message, readings: Readings, valid: readonly Span[]): Span[] {
  const { groups } = message;
  const spans: Span[] = [];
  let next = 0;
  let end = 0;
  for (const [first, { from }] of groups.entries()) {
    while ((valid[next]?.to ?? Infinity) <= from) next += 1;
    if (from < end) continue;
    const free = valid[next]?.from ?? Infinity;
    const reading = readings[first]?.find(
      (each) =>
        (groups[each.last]?.to ?? 0) <= free && standsOut(each, groups, false) && isMistyped(each, message),
    );
    if (!reading) continue;
    const span = spanOf({ reading, certain: false }, message);
    end = span.to;
    spans.push(span);
  }
  return spans;
}
