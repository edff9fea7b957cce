import { cardBrandOf } from '../../../core/fields/card-brands.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

/** How an answer is written while it is being typed. */
interface TypingFormat {
  /** What is formatted: the characters of an answer and the separators that people put between them. */
  readonly typed: RegExp;
  /** Length of each group, a digit each. */
  groups(code: string): string;
  readonly separator: string;
}

const digits = /^[\d\s.-]{0,99}$/;

/** As printed on the card, or as its country writes it. What is not here stays as it is typed. */
const formats: Partial<Record<KindName, TypingFormat>> = {
  cardNumber: { typed: digits, groups: cardGroups, separator: ' ' },
  cardExpiry: { typed: /^\d{0,9} ?[/.\s-]? ?\d{0,9}$/, groups: () => '24', separator: '/' },
  iban: { typed: /^[\da-z\s.-]{0,99}$/i, groups: () => '444444442', separator: ' ' },
  ssn: { typed: digits, groups: () => '324', separator: '-' },
  ukSortCode: { typed: digits, groups: () => '222', separator: '-' },
};

/**
 * Returns a text as its kind is written. Unchanged if it holds anything besides the answer and its separators, or more than
 * the kind has room for: no character of an answer is dropped.
 */
export function formatted(text: string, kind: KindName): string {
  const format = formats[kind];
  if (!format?.typed.test(text)) return text;
  let rest = kind === 'cardExpiry' ? expiryDigits(text) : significant(text);
  const parts = [...format.groups(rest)].map((length) => {
    const part = rest.slice(0, Number(length));
    rest = rest.slice(part.length);
    return part;
  });
  return rest ? text : parts.filter(Boolean).join(format.separator);
}

/**
 * Writes what stands in the input as its kind is written. The cursor stays behind the character that it was behind; where
 * `isForward`, it passes the separator that was deleted, so that the next press deletes the next character.
 */
export function formatTyped(input: HTMLInputElement, kind: KindName, isForward = false): void {
  const { value } = input;
  const typed = input.inputMode === 'numeric' ? plainDigits(value) : value;
  const written = formatted(typed, kind);
  if (written === value) return;
  const cursor = input.selectionStart ?? typed.length;
  const behind = significant(typed.slice(cursor)) === '' ? '.*' : isForward ? '\\W*' : '';
  const before = significant(typed.slice(0, cursor)).length;
  const position = new RegExp(`^(?:\\W*\\w){${before}}${behind}`).exec(written)?.[0].length ?? cursor;
  input.value = written;
  input.setSelectionRange(position, position);
}

/** Digits as people type them on Arabic, Persian and Japanese keyboards, as ASCII; the rest as it is. */
export function plainDigits(text: string): string {
  return text.replaceAll(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, (digit) =>
    String(digit.charCodeAt(0) & 15),
  );
}

/**
 * The digits do not say everything: `4/` and `1 29` begin with a month of one digit, and browsers fill in `2029-04` (HTML
 * Standard, `cc-exp`).
 */
function expiryDigits(text: string): string {
  const filled = text.replace(/^20(\d\d)-(\d\d)$/, '$2$1');
  return /^(?:[1-9][\s/.-]|[2-9])/.test(filled) ? `0${significant(filled)}` : significant(filled);
}

function cardGroups(code: string): string {
  const brand = cardBrandOf(code)?.name;
  if (brand === 'amex') return '465';
  return brand === 'diners' && code.length <= 14 ? '464' : '44443';
}

function significant(text: string): string {
  return text.replaceAll(/\W/g, '').toUpperCase();
}

/** Whether a text came in one go: pasted, dropped, filled in by the browser or offered by a keyboard. */
export function isPutIn({ type, inputType, data }: InputEvent): boolean {
  return type === 'input' && (!inputType || /From|Rep/.test(inputType) || (data ?? '').length > 1);
}
