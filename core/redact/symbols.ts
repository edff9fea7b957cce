/** Text as the finders read it: one ASCII-like character a symbol, with the place of each in the original. */
export interface Symbols {
  /**
   * `0`–`9` a digit of any script, `A`–`Z` a Latin letter, `a` any other letter, `-` a dash, `.` a dot, `/` a slash, `_` a
   * connector, ` ` white space or a control character, `\n` a line break, `|` something invisible, `•` a bullet, `+` a plus sign, `*` the rest.
   */
  readonly chars: string;
  /** First UTF-16 unit of each symbol in the original. */
  readonly starts: readonly number[];
  /** The unit after each symbol and the marks that sit on it: variation selectors, keycaps, strike-through. */
  readonly ends: readonly number[];
}

const dashes = /[\p{Pd}\u02d7\u2043\u2212\u2500\u2501\u30fc\uff70]/u;
const dots = /[.\u00b7\u2024\u2026\u2027\u2219\u22c5\u3002\u30fb\uff0e\uff61\uff65]/u;
const slashes = /[/\\\u2044\u2215\u29f8\uff0f\uff3c]/u;

const kinds: readonly (readonly [RegExp, string])[] = [
  [dashes, '-'],
  [dots, '.'],
  [slashes, '/'],
  [/\p{Pc}/u, '_'],
  [/[\n\r\u2028\u2029]/u, '\n'],
  [/[\p{Cf}\p{Default_Ignorable_Code_Point}]/u, '|'],
  [/[\p{Z}\p{Cc}]/u, ' '],
  [/\u2022/u, '•'],
  [/[+\uff0b]/u, '+'],
  [/\p{L}/u, 'a'],
];

/**
 * Reads text as symbols. Digits of every script count (Unicode `Nd`), and so do their full-width, mathematical, circled,
 * superscript and keycap forms (compatibility mappings, UAX 15). Digits written as words are not read.
 */
export function symbolsOf(text: string): Symbols {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const char of text) {
    const end = at + char.length;
    if (chars.length > 0 && isMark(char)) {
      ends[ends.length - 1] = end;
    } else {
      chars.push(symbolOf(char));
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { chars: chars.join(''), starts, ends };
}

function isMark(char: string): boolean {
  return char > '\u007f' && /\p{M}/u.test(char);
}

function symbolOf(char: string): string {
  if (/[0-9A-Z]/.test(char)) return char;
  if (/[a-z]/.test(char)) return char.toUpperCase();
  if (/\p{Nd}/u.test(char)) return String(digitValue(char));
  const plain = char.normalize('NFKC').toUpperCase();
  if (/^[0-9A-Z]$/.test(plain)) return plain;
  return kinds.find(([pattern]) => pattern.test(char))?.[1] ?? '*';
}

/** Decimal digits stand in runs of ten from zero, runs sometimes end to end (Unicode Standard, section 4.6). */
function digitValue(digit: string): number {
  const codePoint = digit.codePointAt(0) ?? 0;
  let before = 0;
  while (/\p{Nd}/u.test(String.fromCodePoint(codePoint - before - 1))) before += 1;
  return before % 10;
}
