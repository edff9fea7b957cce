import type { RedactedKind } from '../protocol/values.ts';
import { findCards } from './card.ts';
import { findIbans } from './iban.ts';
import { moved, replace, type Replacement } from './replacement.ts';
import { findSsns } from './ssn.ts';

export interface Redacted {
  /** The text with every number that was found masked, and all else as it was. */
  readonly text: string;
  /** What was found: each kind once, in order of appearance. */
  readonly kinds: RedactedKind[];
}

interface Found {
  readonly kind: RedactedKind;
  readonly at: number;
}

/** An IBAN may hold digits that pass for a card's, and a card number digits that pass for an SSN: the longer is found first. */
const finders: readonly ((text: string) => Replacement[])[] = [findIbans, findCards, findSsns];

/**
 * Masks the card numbers, US social security numbers and IBANs in text that people typed: `•••• 4242`, `•••-••-••••`,
 * `DE•• •••• 3000`. What counts as one is said at {@link findCards}, {@link findSsns} and {@link findIbans}. Takes time
 * linear in the length of the text, throws nothing, and changes nothing when applied to its own result.
 *
 * Not found: digits written as words or as look-alike letters, numbers with words in between, numbers spread over
 * messages; a CVV or an expiry date behind a card number stays.
 */
export function redact(text: string): Redacted {
  let masked = text;
  let found: Found[] = [];
  for (const find of finders) {
    const replacements = find(masked);
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
  return { text: masked, kinds: [...new Set(found.map(({ kind }) => kind))] };
}
