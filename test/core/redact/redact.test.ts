import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

describe('redacting text', () => {
  test('names each kind once, in order of appearance', () => {
    const iban = 'DE89370400440532013000';
    expect(redact(`123-45-6789, 4242424242424242, ${iban}, 4242424242424242`).kinds).toEqual([
      'ssn',
      'cardNumber',
      'iban',
    ]);
    expect(redact(`${iban}, 4242424242424242, 123-45-6789`).kinds).toEqual(['iban', 'cardNumber', 'ssn']);
  });

  test('nothing that was masked is left in the text', () => {
    const { text } = redact('card 4242424242424242 ssn 123-45-6789 iban GB29 NWBK 6016 1331 9268 19');
    expect(text).toBe('card •••• 4242 ssn •••-••-•••• iban GB•• •••• 6819');
  });

  test('names kinds in order of appearance also where masks before them are shorter than the numbers', () => {
    const spaced = '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2';
    const rest = 'DE89370400440532013000 123-45-6789';
    for (const before of [`${spaced} `, `4242424242424242, ${spaced}, `, spaced]) {
      expect(redact(before + rest).kinds).toEqual(['cardNumber', 'iban', 'ssn']);
    }
  });
});
