import { randomInt } from 'node:crypto';
import { luhn } from '../../core/fields/parts/luhn.ts';
import type { Typed } from '../scene.ts';
import { search, type Canary, type Remains } from './leak-search.ts';

/** So many random digits. */
export function digits(count: number): string {
  return Array.from({ length: count }, () => randomInt(10)).join('');
}

/** Four digits for the end of a number, which its mask shows. They begin with a zero: so they are no CVV of these. */
export function tail(): string {
  return `0${digits(3)}`;
}

/** A card number that nobody has: a brand's prefix, random digits, and the check digit that makes it valid. */
export function cardNumber(prefix: string, length: number): string {
  const random = digits(length - prefix.length - 4) + tail().slice(0, 3);
  return [...'0123456789'].map((check) => prefix + random + check).find(luhn) ?? '';
}

/** Letters that occur nowhere by accident. */
export function word(length = 12): string {
  return Array.from({ length }, () => String.fromCharCode(97 + randomInt(26))).join('');
}

/** A code of four digits that is not a year and does not occur in `known`: code and styles are full of numbers. */
export function codeNotIn(known: readonly Remains[]): string {
  for (;;) {
    const value = String(randomInt(3000, 10_000));
    if (search(known, [{ name: 'code', value }]).length === 0) return value;
  }
}

/** The card is an American Express, whose CVV has four digits. */
export function newSecrets(known: readonly Remains[] = []): Typed {
  const holder = `${word(10)} ${word(12)}`;
  const cvv = codeNotIn(known);
  return { typedCard: cardNumber('4', 16), card: cardNumber('37', 15), holder, cvv };
}

export function canariesOf({ typedCard, card, holder, cvv }: Typed): Canary[] {
  return [
    { name: 'card number typed into the chat', value: typedCard },
    { name: 'card number', value: card },
    { name: 'cardholder name', value: holder },
    { name: 'CVV', value: cvv },
  ];
}
