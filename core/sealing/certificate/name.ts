import { unseen } from '../../fields/parts/text.ts';

/** UTF-16 units. */
export const longestName = 128;

/**
 * Joiners where writing needs them (RFC 5892, appendix A): without the one, "Alireza" in Persian is misspelt; without the
 * other, "Sri" in Sinhala is. The first stands between Arabic letters, both stand after a sign that takes a vowel away.
 */
const joiners =
  /(\p{Script=Arabic})\u200C(?=\p{Script=Arabic})|([\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]/gu;

/** They choose how an emoji looks; behind a letter nobody sees them. */
const variationSelectors = /[\uFE0E\uFE0F]/;

/**
 * Can a visitor see this name whole? It has a letter or a digit, no space around it, at most 128 UTF-16 units, and no
 * character that nobody sees or that turns others around: with these, two agents could be shown alike. Letters that look
 * like others, of another script too, are not told apart here.
 */
export function isName(name: string): boolean {
  if (name.length > longestName || name !== name.trim() || !/[\p{L}\p{N}]/u.test(name)) return false;
  const seen = name.replaceAll(joiners, '$1$2');
  return !unseen.test(seen) && !variationSelectors.test(seen);
}
