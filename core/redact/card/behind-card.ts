/** A part of the symbols that says the expiry date or the security code of a card. */
export interface Piece {
  readonly kind: 'cardExpiry' | 'cvv';
  readonly from: number;
  readonly to: number;
}

const month = '(?:0?[1-9]|1[0-2])';
/** A date with its day, in any order. */
const whole =
  '[0-3]?[0-9][-/.][0-3]?[0-9][-/.](?:20)?[1-4][0-9](?![0-9])|20[1-4][0-9][-/.][0-3]?[0-9][-/.][0-3]?[0-9](?![0-9])';
const dated = `${whole}|${month}[^0-9A-Za•]{1,3}(?:20)?[1-4][0-9](?![0-9])|20[1-4][0-9][-/.]${month}(?![0-9])`;
const undated = '(?:0[1-9]|1[0-2])(?:20)?[1-4][0-9](?![0-9]{1,2}(?![0-9]))';
/** Three or four digits that are no amount: no decimals, and no currency behind. */
const code = '[0-9]{3,4}(?![0-9]|[-.:/][0-9]| ?(?:EUR|USD|GBP|CHF|JPY|DOLLAR|POUND|YEN))';
const tight = '[^0-9A-Za•]{1,8}';

/** An expiry date as people write it: with a few words before it, or in digits alone directly behind. */
const expiries = [
  new RegExp(`([^0-9•]{0,24})(${dated})`, 'y'),
  new RegExp(`(${tight}|)(${undated})(?!${tight}(?:${dated}))`, 'y'),
];
/** A month and a year in three digits, `829`, if a code is beside. */
const short = '[1-9][2-4][0-9]';
const shortBefore = new RegExp(`(${tight})(${short})(?=${tight}[0-9]{3,4}(?![0-9]))`, 'y');
const shortAfter = new RegExp(`(${tight})(${short})(?![0-9])`, 'y');
const codes = new RegExp(`((?:${tight}(?:(?:AND|UND|ET|Y|E|CVV|CVC|CODE)${tight})?)|)(${code})`, 'y');
/** Digits that go on in fours: what was read as dates and codes is another number. */
const goesOn = /[ -]?[0-9]{4,}/y;

/**
 * The expiry date and the security code that stand behind a card number: `12/29 123`, `|12|2029|123`, `1229123`, in either
 * order. Looks at a bounded number of symbols.
 *
 * @param from the symbol behind the number
 */
export function behindCard(chars: string, from: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  const take = (kind: Piece['kind'], patterns: readonly RegExp[]): boolean => {
    const found = patterns.map((pattern) => match(pattern, chars, at)).find(Boolean);
    if (!found) return false;
    const [gap = '', digits = ''] = found;
    pieces.push({ kind, from: at + gap.length, to: at + gap.length + digits.length });
    at += gap.length + digits.length;
    return true;
  };
  if (take('cardExpiry', [...expiries, shortBefore])) take('cvv', [codes]);
  else if (take('cvv', [codes])) take('cardExpiry', [...expiries, shortAfter]);
  const last = pieces.at(-1);
  const isDated = last && /[^0-9]/.test(chars.slice(last.from, last.to));
  goesOn.lastIndex = at;
  return isDated || !goesOn.test(chars) ? pieces : [];
}

function match(pattern: RegExp, chars: string, at: number): readonly string[] | undefined {
  pattern.lastIndex = at;
  return pattern.exec(chars)?.slice(1);
}

const before = new RegExp(
  `(?:(?<![0-9•])([0-9]{3,4})${tight})?(?<![-./0-9•])(${dated})(?:${tight}([0-9]{3,4}))?${tight}$`,
  'd',
);

/** The expiry date, and a security code beside it, that stand directly before a card number: `12/29 123 4242…`. */
export function beforeCard(chars: string, to: number): Piece[] {
  const start = Math.max(0, to - 40);
  const indices = before.exec(chars.slice(start, to))?.indices ?? [];
  return (['cvv', 'cardExpiry', 'cvv'] as const).flatMap((kind, index) => {
    const place = indices[index + 1];
    return place ? [{ kind, from: start + place[0], to: start + place[1] }] : [];
  });
}
