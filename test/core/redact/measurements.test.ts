import { describe, expect, test } from 'vitest';
import { luhn } from '../../../core/fields/parts/luhn.ts';
import { redact } from '../../../core/redact/redact.ts';

const masks = (text: string) => redact(text).text;

/** The text with a digit for its X that makes all its digits a card's number, but for how they are written. */
function withCheckDigit(text: string): string {
  const written = [...'0123456789'].map((digit) => text.replace('X', digit));
  return written.find((each) => luhn(each.replaceAll(/\D/g, ''))) ?? '';
}

describe('digits that could be a card’s number', () => {
  test.each([
    ['coordinates', '40.712776 -74.00597X'],
    ['coordinates with two spaces', '40.712776  -74.00597X'],
    ['coordinates in two lines', '40.712776\n-74.00597X'],
    ['coordinates in a sentence', '40.712776. --74.00597X'],
    ['coordinates and dots', '40.712776.. -74.00597X'],
    ['coordinates and something invisible', '40.712776\u200b-74.00597X'],
    ['prices', '4.99 1200.50 31.25 8.9X'],
    ['network addresses', '45.32.101.51 128.30.3.X'],
    ['dates from the year on', '4024-10-15 4025-12-3X'],
    ['dates of few digits, from the year on', '4024-1-5 4025-1-3X'],
    ['dates from the day on', '53-01-2024 51-05-202X'],
    ['dates of few digits, from the day on', '4/1/2024 1/5/2025 2/6/2X'],
    ['dates with short years', '42/01/24 51.05.25 4.24X'],
  ])('are left where they are %s', (_, written) => {
    const text = `so ${withCheckDigit(written)} it is`;
    expect(masks(text)).toBe(text);
  });

  test.each([
    ['with one separator throughout', '424.242.424.242.424X'],
    ['with dashes throughout', '42-42-424242-4242-4X'],
  ])('are masked where they are groups of any sizes %s', (_, written) => {
    expect(masks(`so ${withCheckDigit(written)} it is`)).toMatch(/^so •••• [0-9]{4} it is$/);
  });

  test.each([
    ['numbers with two dots', '424.242.42 42.424.24X'],
    ['a date with two separators', '42-05/2024 42/05-202X'],
    ['a decimal, and as many other digits', '40.712776 42 424 24X'],
    ['an Amazon order', '305-7401624-040763X'],
  ])('are left where they are %s', (_, written) => {
    const text = `so ${withCheckDigit(written)} it is`;
    expect(masks(text)).toBe(text);
  });
});
