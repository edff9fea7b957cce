import { expect, it } from 'vitest';
import fc from 'fast-check';
import { luhn } from '../../../core/fields/parts/luhn.ts';

it('exactly one check digit fits any number', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{1,30}$/), (digits) => {
      expect([...'0123456789'].filter((check) => luhn(digits + check))).toHaveLength(1);
    }),
  );
});

it('one mistyped digit is always noticed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 15 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = '4242424242424242';
      const changed = (Number(digits[at]) + by) % 10;
      expect(luhn(digits.slice(0, at) + String(changed) + digits.slice(at + 1))).toBe(false);
    }),
  );
});

it('nothing but digits passes', () => {
  for (const other of ['', ' ', '4242 4242 4242 4242', '４２４２４２４２４２４２４２４２', '-18', '1e1']) {
    expect(luhn(other)).toBe(false);
  }
});
