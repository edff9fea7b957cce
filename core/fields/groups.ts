import { line } from './text.ts';

/** White space, dashes and full stops, between the groups of a code. */
export const separators = /[\s\p{Pd}\u2212.]+/u;

/** A text without the separators in it. */
export function withoutSeparators(text: string): string {
  return text.split(separators).join('');
}

/** The form that a code must have, such as a regular expression. */
interface Shape {
  test(code: string): boolean;
}

/** Whether these groups are one code. */
export type Grouping = (groups: readonly string[]) => boolean;

/** Accepts any groups, unless some of them are a code without the others: nobody can tell which is meant. */
export function unlessParts(shape: Shape): Grouping {
  return (groups) =>
    groups.every((_, from) =>
      groups.every((__, to) => {
        const part = groups.slice(from, to + 1);
        return part.length === groups.length || !shape.test(part.join(''));
      }),
    );
}

/**
 * Returns a code in upper case, without what stands between its groups, if it has that shape. Groups that `isOne` refuses
 * are not joined: `4242 4242 4242 4242 022` may be a card number and its security code. Undefined as for {@link line} too.
 */
export function codeIn(
  input: string,
  maxLength: number,
  shape: Shape,
  isOne = unlessParts(shape),
): string | undefined {
  const groups = groupsIn(line(input, maxLength) ?? '');
  const code = groups.join('');
  return shape.test(code) && (groups.length === 1 || isOne(groups)) ? code : undefined;
}

/**
 * {@link codeIn} for a number of letters and digits, which people write in groups of their own. A dash belongs to the word
 * that it stands in, as in `1EG4-TE5-MK73`, and so does one letter in front, as in `J 8369854`. Groups of about one length
 * are one number, even if each could be one.
 */
export function mixedCodeIn(input: string, maxLength: number, shape: Shape): string | undefined {
  const words = (line(input, maxLength) ?? '').split(/(?<!^\p{L}\s*)\s+/u);
  const isApart = words.some((word) => shape.test(groupsIn(word).join('')));
  return codeIn(input, maxLength, shape, (groups) => {
    const lengths = groups.map(({ length }) => length);
    const isRegular = lengths.length > 2 && Math.max(...lengths) - Math.min(...lengths) <= 1;
    return words.length === 1 || !isApart || isRegular;
  });
}

function groupsIn(text: string): string[] {
  const upper = text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  return upper.split(separators).filter((group) => group !== '');
}
