import { isMask } from './check-masks.ts';
import type { Field } from './field.ts';
import { maskOf } from './masks.ts';

/** The characters of a mask that are not the answer's. */
const ornament = /[•.@\s]/gu;

/**
 * Whether a mask that another program made of this canonical answer shows no more of it than the field's kind allows (P14):
 *
 * - it has the shape that every mask of the kind has, so that a card number shows four digits at the most (PCI SSC FAQ 1091),
 *   and no mask says how long an answer is;
 * - it shows at most half of the answer's characters;
 * - each character that it shows is one of the answer's, in its place. Case and accents do not count.
 *
 * The kind's own mask always passes. It may show less: initials stand for at most half of a name's letters.
 */
export function showsNoMore(mask: string, canonical: string, field: Field): boolean {
  if (mask === maskOf(field, canonical)) return true;
  const shown = [...mask.replaceAll(ornament, '')];
  return isMask(mask, field) && shown.length <= [...canonical].length / 2 && isInPlace(mask, canonical);
}

function isInPlace(mask: string, canonical: string): boolean {
  const [beginning = '', ...others] = mask.split(/•+/u).map((part) => plain(part.trim()));
  const end = others.pop();
  if (end === undefined) return areInitials(mask, canonical);
  const answer = plain(canonical);
  return (
    answer.startsWith(beginning) && answer.endsWith(end) && others.every((part) => answer.includes(part))
  );
}

/** Whether the letters of a mask begin words of the answer, in the order of the words. Words may be left out. */
function areInitials(mask: string, canonical: string): boolean {
  const initials = (canonical.match(/(?<![\p{L}\p{M}])\p{L}/gu) ?? []).map(plain);
  return [...mask.replaceAll(ornament, '')].every((letter) => {
    const at = initials.findIndex((initial) => initial.startsWith(plain(letter)));
    return at >= 0 && initials.splice(0, at + 1).length > 0;
  });
}

/** Without case, and with each accent behind its letter (NFKD, Unicode TR15), so that `E` begins `é`. */
function plain(text: string): string {
  return text.toLowerCase().normalize('NFKD');
}
