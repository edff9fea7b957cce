import type { RedactedKind } from '../protocol/values.ts';
import { findCards } from './card/card.ts';
import { findIbans } from './iban.ts';
import { type Message, messageOf } from './text/message.ts';
import { moved, replace, type Replacement } from './text/replacement.ts';
import { findCodes } from './secret-codes.ts';
import { findSsns } from './ssn.ts';
import { findTracks } from './card/track.ts';

export interface Redacted {
  /** The text with every number that was found masked, and all else as it was. */
  readonly text: string;
  /** What was found: each kind once, in order of appearance. */
  readonly kinds: RedactedKind[];
  /**
   * Whether something found is certain: a valid card number of a network's range that is laid out or called as one, an SSN that
   * is called one, or an IBAN. Anything else may be another number, and its sender may say so.
   */
  readonly certain: boolean;
}

interface Found {
  readonly kind: RedactedKind;
  readonly at: number;
  readonly certain: boolean;
}

/**
 * An IBAN may hold digits that pass for a card's, and a card number digits that pass for an SSN or a PIN: the longer is found
 * first.
 */
const finders: readonly ((message: Message, hasCard: boolean) => Replacement[])[] = [
  findTracks,
  findIbans,
  findCards,
  findSsns,
  findCodes,
];

/** A mask may part what was one row of digits before: the rest is looked at again, so often at most. */
const mostRounds = 8;

/**
 * Masks the card numbers, US social security numbers and IBANs in text that people typed, and with them expiry dates, security
 * codes and PINs: `•••• 4242`, `•••-••-••••`, `DE•• •••• 3000`, `••/••`, `•••`. Layout, check digit, range, the words that name a
 * number and what the other side has asked for decide together; how is said at {@link findCards}, {@link findSsns},
 * {@link findIbans}, {@link findCodes} and {@link findTracks}. Takes time linear in the length of the text, throws nothing, and
 * changes nothing when applied to its own result.
 *
 * Not found: digits written as words or as look-alike letters, numbers with words in between, numbers spread over messages; a
 * bare number of a range that a network shares with others (Maestro's 50 and 56 to 69, UATP's 1); an SSN with spaces or in one
 * run that nothing calls one.
 *
 * @param asked the kinds that the other side has just asked for: bare digits of these count
 */
export function redact(text: string, asked: Iterable<RedactedKind> = []): Redacted {
  const wanted = new Set(asked);
  let message = messageOf(text, wanted);
  let found: Found[] = [];
  for (let round = 0, count = -1; round < mostRounds && found.length > count; round += 1) {
    count = found.length;
    for (const find of finders) {
      const replacements = find(
        message,
        found.some(({ kind }) => kind === 'cardNumber'),
      );
      if (replacements.length === 0) continue;
      found = placed(found, replacements);
      message = messageOf(replace(message.text, replacements), wanted);
    }
  }
  return {
    text: message.text,
    kinds: [...new Set(found.map(({ kind }) => kind))],
    certain: found.some(({ certain }) => certain),
  };
}

/** All that was found, in order, at its place once the masks are written. */
function placed(found: readonly Found[], replacements: readonly Replacement[]): Found[] {
  const all = [
    ...found,
    ...replacements.map(({ kind, start, certain }) => ({ kind, at: start, certain })),
  ].sort((a, b) => a.at - b.at);
  const places = moved(
    all.map(({ at }) => at),
    replacements,
  );
  return all.map((each, index) => ({ ...each, at: places[index] ?? each.at }));
}
