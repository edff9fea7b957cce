import type { RedactedKind } from '../protocol/values.ts';
import { findAskedCodes } from './asked-codes.ts';
import { findCards, isCertain } from './card.ts';
import { findIbans } from './iban.ts';
import { moved, replace, type Replacement } from './replacement.ts';
import { findSsns } from './ssn.ts';

export interface Redacted {
  /** The text with every number that was found masked, and all else as it was. */
  readonly text: string;
  /** What was found: each kind once, in order of appearance. */
  readonly kinds: RedactedKind[];
  /** Whether a find is certain: a valid card number of a known range that is laid out or called as one. */
  readonly certain: boolean;
}

interface Found {
  readonly kind: RedactedKind;
  readonly at: number;
}

/** An IBAN may hold digits that pass for a card's, and a card number digits that pass for an SSN: the longer is found first. */
const finders: readonly ((text: string, asked: readonly RedactedKind[]) => Replacement[])[] = [
  findIbans,
  findCards,
  findSsns,
  findAskedCodes,
];

/**
 * Masks the card numbers, US social security numbers and IBANs in text that people typed: `•••• 4242`, `•••-••-••••`,
 * `DE•• •••• 3000`. What counts as one is said at {@link findCards}, {@link findSsns} and {@link findIbans}. Takes time
 * linear in the length of the text, throws nothing, and changes nothing when applied to its own result.
 *
 * Not found: digits written as words or as look-alike letters, numbers with words in between, numbers spread over
 * messages; a CVV or an expiry date behind a card number stays.
 *
 * @param asked the kinds that the other side has just asked for: bare digits of these count
 */
export function redact(text: string, asked: readonly RedactedKind[] = []): Redacted {
  let masked = text;
  let found: Found[] = [];
  for (const find of finders) {
    const replacements = find(masked, asked);
    const all = [...found, ...replacements.map(({ kind, start }) => ({ kind, at: start }))].sort(
      (a, b) => a.at - b.at,
    );
    const places = moved(
      all.map(({ at }) => at),
      replacements,
    );
    found = all.map(({ kind, at }, index) => ({ kind, at: places[index] ?? at }));
    masked = replace(masked, replacements);
  }
  const kinds = [...new Set(found.map(({ kind }) => kind))];
  return { text: masked, kinds, certain: kinds.includes('cardNumber') && isCertain(text) };
}
