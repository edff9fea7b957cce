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

/** A character as pages and links write it: `&nbsp;`, `&#160;`, `%20`. */
const escaped =
  /&(?:(?<name>[a-z]{3,6})|#(?<code>[0-9]{1,6})|#x(?<hex>[0-9a-f]{1,5}));|%(?<percent>20|2d|2e|2f|0a|09)|%c2%a0|%e2%80%(?:8[0-9a-f]|a[89f])/giy;
const named: Readonly<Record<string, string>> = {
  ...{ nbsp: ' ', ensp: ' ', emsp: ' ', thinsp: ' ', shy: '|', zwnj: '|', zwj: '|' },
  ...{ ndash: '-', mdash: '-', hyphen: '-', dash: '-', minus: '-', sol: '/', period: '.' },
};

/**
 * Reads text as symbols. Digits of every script count (Unicode `Nd`), and so do their full-width, mathematical, circled,
 * superscript and keycap forms (compatibility mappings, UAX 15). A space, dash or digit that a page or a link writes as
 * `&nbsp;` or `%20` is one symbol. Digits written as words are not read.
 */
export function symbolsOf(text: string): Symbols {
  const chars: string[] = [];
  const starts: number[] = [];
  const ends: number[] = [];
  let at = 0;
  while (at < text.length) {
    const [symbol, end] = escapeAt(text, at) ?? charAt(text, at);
    if (symbol === undefined && chars.length > 0) {
      ends[ends.length - 1] = end;
    } else {
      chars.push(symbol ?? '*');
      starts.push(at);
      ends.push(end);
    }
    at = end;
  }
  return { chars: chars.join(''), starts, ends };
}

/** The symbol of the character here and where it ends. A mark on the character before has no symbol. */
function charAt(text: string, at: number): [symbol: string | undefined, end: number] {
  const char = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return [isMark(char) ? undefined : symbolOf(char), at + char.length];
}

function escapeAt(text: string, at: number): [symbol: string, end: number] | undefined {
  const first = text.charAt(at);
  if (first !== '&' && first !== '%') return undefined;
  escaped.lastIndex = at;
  const found = escaped.exec(text);
  const symbol = found && symbolOfEscape(found.groups ?? {});
  return symbol ? [symbol, escaped.lastIndex] : undefined;
}

function symbolOfEscape({ name, code, hex, percent }: Record<string, string>): string | undefined {
  if (name) return named[name.toLowerCase()];
  const point = code ? Number(code) : parseInt(hex ?? percent ?? 'a0', 16);
  return point > 0 && point <= 0x10ffff ? symbolOf(String.fromCodePoint(point)) : undefined;
}

function isMark(char: string): boolean {
  return char > '\u007f' && /\p{M}/u.test(char);
}

/** Symbols of ASCII. */
const ascii = Array.from({ length: 128 }, (_, code) => computed(String.fromCharCode(code)));

function symbolOf(char: string): string {
  return ascii[char.codePointAt(0) ?? 0] ?? computed(char);
}

function computed(char: string): string {
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
