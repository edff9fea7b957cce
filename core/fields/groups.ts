import { line } from './text.ts';

/** White space and dashes, between the groups of a code. */
const separators = /[\s\p{Pd}\u2212]+/u;

/** What a code looks like, such as a regular expression. */
interface Shape {
  test(code: string): boolean;
}

/** Whether these groups are one code. */
export type Grouping = (groups: readonly string[]) => boolean;

interface Writing {
  /** @default unlessParts(shape) */
  readonly isOne?: Grouping;
  /** What stands between the groups. @default white space and dashes */
  readonly between?: RegExp;
}

/** Accepts three groups or more of about one length, or of one length with a shorter one behind them. */
export const regular: Grouping = (groups) => {
  const spreadOf = (some: readonly string[]) => {
    const lengths = some.map(({ length }) => length);
    return Math.max(...lengths) - Math.min(...lengths);
  };
  const [first = '', last = ''] = [groups[0], groups.at(-1)];
  const isCutShort = spreadOf(groups.slice(0, -1)) === 0 && last.length < first.length;
  return groups.length > 2 && (spreadOf(groups) <= 1 || isCutShort);
};

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
  { isOne = unlessParts(shape), between = separators }: Writing = {},
): string | undefined {
  const groups = groupsIn(line(input, maxLength) ?? '', between);
  const code = groups.join('');
  return shape.test(code) && (groups.length === 1 || isOne(groups)) ? code : undefined;
}

/**
 * {@link codeIn} for a number of letters and digits, which people write in groups of their own. A dash belongs to the word
 * that it stands in, as in `1EG4-TE5-MK73`, and so does one letter in front, as in `J 8369854`.
 */
export function mixedCodeIn(input: string, maxLength: number, shape: Shape): string | undefined {
  const words = (line(input, maxLength) ?? '').split(/(?<!^\p{L}\s*)\s+/u);
  const isApart = words.some((word) => shape.test(groupsIn(word, separators).join('')));
  return codeIn(input, maxLength, shape, {
    isOne: (groups) => words.length === 1 || !isApart || regular(groups),
  });
}

function groupsIn(text: string, between: RegExp): string[] {
  const upper = text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  return upper.split(between).filter((group) => group !== '');
}
