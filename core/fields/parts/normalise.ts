/**
 * How an answer is written: on several lines, as they are; on one line; as a person's or a company's name; or as a code, of
 * digits, letters and separators.
 */
export type Writing = 'lines' | 'line' | 'name' | 'code';

const lineBreaks = /\r\n?|[\v\f\u0085\u2028\u2029]/g;

/** Characters that are invisible wherever they stand (UAX 44, `Default_Ignorable_Code_Point`). */
const unseen = /(?![\u200C\u200D\uFE0E\uFE0F\u{E0020}-\u{E007F}])\p{DI}/gu;

/**
 * The rest of these. The group holds the ones that a reader would miss: joiners between letters or behind a virama
 * (RFC 5892, A.1 and A.2), and what belongs to an emoji (UTS 51): joiners, variation selectors, and the tags of the flags of
 * England, Scotland and Wales.
 */
const joining =
  /([\u200C\u200D](?<=\p{L}\p{M}*.)(?=\p{L})|(?<=[\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D4D\u0DCA])[\u200C\u200D]|(?<=\p{ExtPict}[\uFE0F\p{EMod}]?)\u200D(?=\p{ExtPict})|(?<=\p{ExtPict})[\uFE0E\uFE0F]|[\uFE0E\uFE0F](?=\u20E3)|(?<=\u{1F3F4})\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F})|\p{DI}/gu;

/** Full-width and half-width forms, but for a macron: it would become a mark on the character before it. */
const wide = /[\uFF01-\uFFE2\uFFE4-\uFFEF]/g;

const dashes = /[\p{Pd}\u02D7\u2043\u2212\u2500\u30FC]/gu;
const dots = /[\u00B7\u06D4\u2024\u2027\u2219\u22C5\u3002\u30FB]/g;
const slashes = /[\u2044\u2215]/g;

/**
 * Characters beside a letter that keyboards and word processors write for an apostrophe or a hyphen. What stands before is
 * looked at from such a character alone: from every other one, a row of marks would take time with its square.
 */
const apostrophes = /[`´‘’‛′\u02BC](?<=\p{L}\p{M}*.)|[`´‘’‛′\u02BC](?=\p{L})/gu;
const hyphens = /[\u2010-\u2015\u2212\uFE58\uFE63](?<=\p{L}\p{M}*.)(?=\p{L})/gu;

/**
 * Returns a text as its kind reads it, the same for every client, and itself when it is normalised again. No character that
 * a reader sees is lost.
 *
 * - Every kind of line break is `\n`, a tab a space, and invisible characters are gone. Canonical composition (NFC) and not NFKC
 *   (Unicode TR15), which would make of `4²` a `42`.
 * - On one line every space is a plain one, and full-width forms are plain.
 * - In a name, a dash or an apostrophe beside a letter is `-` or `'`.
 * - In a code, digits of every script are ASCII, dashes, dots and slashes are `-`, `.` and `/`, and white space is one space.
 */
export function normalised(text: string, writing: Writing): string {
  const broken = text.replaceAll(lineBreaks, '\n').replaceAll('\t', ' ');
  const visible = broken.replaceAll(unseen, '').replaceAll(joining, writing === 'code' ? '' : '$1');
  if (writing === 'lines') return trimmed(visible.normalize('NFC'));
  const plain = visible.replaceAll(wide, (each) => each.normalize('NFKC')).replaceAll(/\p{Zs}/gu, ' ');
  const line = plain.normalize('NFC').trim();
  if (writing === 'name') {
    return line.replaceAll(apostrophes, "'").replaceAll(hyphens, '-').replaceAll(/ +/g, ' ');
  }
  return writing === 'line'
    ? line
    : plainDigits(line)
        .replaceAll(dashes, '-')
        .replaceAll(dots, '.')
        .replaceAll(slashes, '/')
        .replaceAll(/\s+/g, ' ');
}

/** Decimal digits of every script as ASCII, the rest as it is. */
export function plainDigits(text: string): string {
  return text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => {
    const codePoint = digit.codePointAt(0) ?? 0;
    let zero = codePoint;
    // They stand in runs of ten from zero, some runs end to end (Unicode Standard, section 4.6).
    while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
    return String((codePoint - zero) % 10);
  });
}

function trimmed(text: string): string {
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}
