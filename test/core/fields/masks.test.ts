import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { kindOf } from '../../../core/fields/field.ts';
import { maskToLast } from '../../../core/fields/parts/mask.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { canonicals } from './canonicals.ts';
import { fieldOf } from './examples.ts';

/** Kinds whose mask says only that there was an answer: the same words for all of them. */
const constant: Partial<Record<KindName, string>> = {
  cardExpiry: '••/••',
  cvv: '[not recorded]',
  ukSortCode: '[provided]',
  ssn: '[provided]',
  challengeAnswer: '[answered]',
  secretCharacters: '[answered]',
  pin: '[entered]',
  oneTimeCode: '[entered]',
  dateOfBirth: '[provided]',
  postalAddress: '•••• GB',
  secureNote: '[provided]',
  choice: '[provided]',
  yesNo: '[provided]',
  number: '[provided]',
  date: '[provided]',
  shortText: '[provided]',
};

function mask(kind: KindName, canonical: string, options?: object): string {
  const field = fieldOf(kind, options);
  return kindOf(field).mask.of(canonical, field);
}

describe.each(Object.keys(constant) as KindName[])('the mask of %s', (name) => {
  it('is the same words for every answer, so it shows neither characters nor length', () => {
    fc.assert(
      fc.property(canonicals(name), (canonical) => {
        expect(mask(name, canonical)).toBe(constant[name]);
      }),
    );
  });
});

it('a card number keeps its last four and nothing of its length (PCI SSC FAQ 1091)', () => {
  fc.assert(
    fc.property(canonicals('cardNumber'), (canonical) => {
      expect(mask('cardNumber', canonical)).toBe(`•••• ${canonical.slice(-4)}`);
    }),
  );
});

it('one character is never shown: it would be the whole answer', () => {
  expect(maskToLast('7', 4)).toBe('••••');
  expect(maskToLast('72', 4)).toBe('•••• 2');
});

it('masks read as the list of kinds says', () => {
  expect(mask('cardholderName', 'Ada Lovelace')).toBe('A. L.');
  expect(mask('cardholderName', 'A B')).toBe('A.');
  expect(mask('cardholderName', 'A-')).toBe('••••');
  expect(mask('iban', 'GB82WEST12345698765432')).toBe('GB •••• 5432');
  expect(mask('usRouting', '021000021')).toBe('•••• 0021');
  expect(mask('usAccount', '12345678')).toBe('•••• 5678');
  expect(mask('usAccount', '12345')).toBe('•••• 45');
  expect(mask('ukAccount', '55779911')).toBe('•••• 9911');
  expect(mask('ssn', '078051120', { showLastFour: true })).toBe('•••• 1120');
  expect(mask('nationalId', 'AB123456C')).toBe('•••• 56C');
  expect(mask('healthMemberId', 'XYZ123456789')).toBe('•••• 6789');
  expect(mask('email', 'ada@example.com')).toBe('a•••@e•••');
  expect(mask('phone', '+12025550123')).toBe('•••• 23');
  expect(mask('phone', '+12025550123;ext=5')).toBe('•••• 23');
  expect(mask('email', '用户@例子.中国')).toBe('用•••@例•••');
});
