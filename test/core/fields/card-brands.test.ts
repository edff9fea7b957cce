import { describe, expect, it } from 'vitest';
import { cardBrandOf } from '../../../core/fields/card/brands.ts';
import { luhn } from '../../../core/fields/parts/luhn.ts';

/** Test numbers: published by networks and processors, or made for the end of a range. */
const published = {
  amex: ['378282246310005', '371449635398431'],
  dankort: ['5019717010103742'],
  diners: ['30569309025904', '38520000023237', '36227206271667'],
  discover: ['6011111111111117', '6011000990139424', '6445644564456445'],
  jcb: ['3530111333300000', '3566002020360505'],
  maestro: ['6759649826438453', '6799990100000000019'],
  mastercard: ['5555555555554444', '2223003122003222', '5105105105105100', '2720990000000007'],
  mir: ['2200000000000004'],
  unionpay: ['6200000000000005', '6205500000000000004'],
  visa: ['4242424242424242', '4111111111111111', '4222222222222', '4000056655665556'],
};

describe.each(Object.entries(published))('%s', (name, numbers) => {
  it.each(numbers)('is the brand of its test number %s, of a length it may have', (digits) => {
    const brand = cardBrandOf(digits);
    expect(brand?.name).toBe(name);
    expect(brand?.lengths).toContain(digits.length);
    expect(luhn(digits)).toBe(true);
  });
});

it('only American Express has a code of four digits', () => {
  expect(cardBrandOf('34')?.cvvLength).toBe(4);
  expect(cardBrandOf('4')?.cvvLength).toBe(3);
});

it('ranges end where the networks say', () => {
  const names = [
    '2220',
    '2221',
    '2720',
    '2721',
    '50',
    '51',
    '55',
    '643',
    '644',
    '3527',
    '3528',
    '3589',
    '3590',
  ].map((prefix) => cardBrandOf(prefix)?.name);
  const [no, mastercard, jcb] = [undefined, 'mastercard', 'jcb'];
  expect(names).toEqual([
    no,
    mastercard,
    mastercard,
    no,
    no,
    mastercard,
    mastercard,
    no,
    'discover',
    no,
    jcb,
    jcb,
    no,
  ]);
});

it('the longest range decides where brands share digits', () => {
  expect(cardBrandOf('650001')?.name).toBe('discover');
  expect(cardBrandOf('650002')?.name).toBe('verve');
  expect(cardBrandOf('652150')?.name).toBe('rupay');
  expect(cardBrandOf('627780')?.name).toBe('elo');
});

it('says nothing of what is no prefix', () => {
  for (const other of ['', '9', 'constructor', '__proto__', '٤']) expect(cardBrandOf(other)).toBeUndefined();
});
