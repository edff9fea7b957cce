import { type CommonReason, invalid, type Parsed, type Reason } from '../kind.ts';
import { code as readCode } from './text.ts';

/** White space, dashes and full stops, between the groups of a code. */
export const separators = /[\s\p{Pd}\u2212.]+/u;

/** A text without the separators in it. */
export function withoutSeparators(text: string): string {
  return text.split(separators).join('');
}

/** Why a code is not valid; undefined for one that is. */
export type Check<Why extends Reason = Reason> = (code: string) => Why | undefined;

/** Why a code is refused for its characters and their number. */
export type Misshapen = 'format' | 'length';

/** Refuses a code of anything but letters and digits, or of too few or too many; then asks `more`. */
export function codeOf<Special extends Reason = never>(
  least: number,
  most = least,
  more?: Check<Special>,
  characters = '0-9A-Z',
): Check<Misshapen | Special> {
  const only = new RegExp(`^[${characters}]*$`);
  return (code) => {
    if (!only.test(code)) return 'format';
    return code.length < least || code.length > most ? 'length' : more?.(code);
  };
}

/** {@link codeOf} for digits alone. */
export function digits<Special extends Reason = never>(
  least: number,
  most = least,
  more?: Check<Special>,
): Check<Misshapen | Special> {
  return codeOf(least, most, more, '0-9');
}

/** Whether these groups of a text are one code. */
export type Grouping = (groups: readonly string[], text: string) => boolean;

/** Accepts any groups, unless some of them are a code without the others: nobody can tell which is meant. */
export function unlessParts(check: Check): Grouping {
  return (groups) =>
    groups.every((_, from) =>
      groups.every((__, to) => {
        const part = groups.slice(from, to + 1);
        return part.length === groups.length || check(part.join(''));
      }),
    );
}

/**
 * Returns a code in upper case, without what stands between its groups, if `check` accepts it. Groups that `isOne` refuses
 * are not joined: `4242 4242 4242 4242 022` may be a card number and its security code. Refused as for {@link readCode} too.
 */
export function codeIn<Why extends Reason>(
  input: string,
  maxLength: number,
  check: Check<Why>,
  isOne = unlessParts(check),
): Parsed<CommonReason | Why> {
  return readCode(input, maxLength, (text) => {
    const groups = groupsIn(text);
    const code = groups.join('');
    const reason = check(code) ?? (groups.length === 1 || isOne(groups, text) ? undefined : 'format');
    return reason ? invalid(reason) : code;
  });
}

/**
 * {@link codeIn} for a number of letters and digits, which people write in groups of their own. A dash belongs to the word
 * that it stands in, as in `1EG4-TE5-MK73`, and so does one letter in front, as in `J 8369854`. Groups of about one length
 * are one number, even if each could be one.
 */
export function mixedCodeIn<Why extends Reason>(
  input: string,
  maxLength: number,
  check: Check<Why>,
): Parsed<CommonReason | Why> {
  return codeIn(input, maxLength, check, (groups, text) => {
    const words = text.split(/(?<!^\p{L}\s*)\s+/u);
    const isApart = !words.every((word) => check(groupsIn(word).join('')));
    const lengths = groups.map(({ length }) => length);
    const isRegular = lengths.length > 2 && Math.max(...lengths) - Math.min(...lengths) <= 1;
    return words.length === 1 || !isApart || isRegular;
  });
}

function groupsIn(text: string): string[] {
  const upper = text.replaceAll(/[a-z]/g, (letter) => letter.toUpperCase());
  return upper.split(separators).filter((group) => group !== '');
}
