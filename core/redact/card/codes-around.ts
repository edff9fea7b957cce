import type { Symbols } from '../text/symbols.ts';

/** Words that may be glued to a number without making a code of it: `No4242…`. */
const glued = /^(?:NO|NR|CC|MC|PAN|CARD|VISA|AMEX)$/;

/** Whether a number is the end of a code: `PROJ-4111…`, `SN4111…`, `1Z5351…`. */
export function isInCode({ chars, starts }: Symbols, text: string, from: number): boolean {
  const before = chars.slice(Math.max(0, from - 6), from);
  if (/[A-Z][-_/]$|[0-9][A-Z]{1,5}$/.test(before)) return true;
  const start = starts[from] ?? 0;
  const capitals = /(?<!\p{L})[A-Z]{1,5}$/u.exec(text.slice(Math.max(0, start - 6), start))?.[0];
  return capitals !== undefined && !glued.test(capitals);
}

/** Whether more digits, or a mask, are joined to these by a dash, dot or slash. */
export function isJoined(chars: string, from: number, to: number): boolean {
  return (
    /[0-9•][-./_]$/.test(chars.slice(Math.max(0, from - 2), from)) ||
    /^[-./_][0-9•]/.test(chars.slice(to, to + 2))
  );
}
