import { cardBrandOf } from '../../../core/fields/card-brands.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

/** How an answer is written while it is being typed. */
interface TypingFormat {
  /** Everything that is no part of the answer itself: separators, and what cannot be in it. */
  readonly others: RegExp;
  /** The answer with its separators, none at its end. */
  write(significant: string): string;
}

const notDigits = /[^0-9]/g;

/** As printed on the card, or as its country writes it. What is not here stays as it is typed. */
const formats: Partial<Record<KindName, TypingFormat>> = {
  cardNumber: {
    others: notDigits,
    write: (digits) => groups(digits.slice(0, 19), cardGroups(digits), ' '),
  },
  cardExpiry: {
    others: notDigits,
    write: (digits) => groups(/^[2-9]/.test(digits) ? `0${digits}` : digits, [2, 4], '/'),
  },
  iban: {
    others: /[^0-9A-Za-z]/g,
    write: (code) => groups(code.toUpperCase().slice(0, 34), [4, 4, 4, 4, 4, 4, 4, 4, 2], ' '),
  },
  ssn: { others: notDigits, write: (digits) => groups(digits.slice(0, 9), [3, 2, 4], '-') },
  ukSortCode: { others: notDigits, write: (digits) => groups(digits.slice(0, 6), [2, 2, 2], '-') },
};

/** Writes what stands in the input as its kind is written, and leaves the cursor behind the character that it was behind. */
export function formatTyped(input: HTMLInputElement, kind: KindName): void {
  const format = formats[kind];
  const typed = format || input.inputMode === 'numeric' ? plainDigits(input.value) : input.value;
  if (!format) {
    if (typed !== input.value) input.value = typed;
    return;
  }
  const before = typed.slice(0, input.selectionStart ?? typed.length).replaceAll(format.others, '').length;
  const significant = significantOf(typed, kind, format);
  const written = format.write(significant);
  if (written === input.value) return;
  const atEnd = before >= typed.replaceAll(format.others, '').length;
  input.value = written;
  const cursor = atEnd ? written.length : positionAfter(written, before, format.others);
  input.setSelectionRange(cursor, cursor);
}

/**
 * The digits do not say everything: `4/` begins a month of one digit, and browsers fill in `2029-04` (HTML Standard,
 * `cc-exp`).
 */
function significantOf(typed: string, kind: KindName, { others }: TypingFormat): string {
  const filled = kind === 'cardExpiry' ? /^20(\d\d)-(\d\d)$/.exec(typed.trim()) : null;
  if (filled) return `${filled[2]}${filled[1]}`;
  const month = kind === 'cardExpiry' ? /^\s*([1-9])\s*[/.-]/.exec(typed)?.[1] : undefined;
  const digits = typed.replaceAll(others, '');
  return month === undefined ? digits : `0${digits}`;
}

/** Digits as people type them in Arabic, Persian and Japanese keyboards, as ASCII; the rest as it is. */
function plainDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}

function cardGroups(digits: string): readonly number[] {
  const brand = cardBrandOf(digits)?.name;
  if (brand === 'amex') return [4, 6, 5];
  if (brand === 'diners' && digits.length <= 14) return [4, 6, 4];
  return [4, 4, 4, 4, 3];
}

function groups(text: string, lengths: readonly number[], separator: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const length of lengths) {
    if (at < text.length) parts.push(text.slice(at, at + length));
    at += length;
  }
  return parts.join(separator);
}

/** Where the cursor stands behind so many significant characters. */
function positionAfter(written: string, count: number, others: RegExp): number {
  let seen = 0;
  for (let position = 0; position < written.length; position++) {
    if (seen === count) return position;
    if (written.charAt(position).replace(others, '') !== '') seen++;
  }
  return written.length;
}
