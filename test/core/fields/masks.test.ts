import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { kindOf } from '../../../core/fields/field.ts';
import { kinds, type KindName } from '../../../core/fields/kinds.ts';
import { luhn } from '../../../core/fields/luhn.ts';
import { examples, fieldOf, now } from './examples.ts';

const names = Object.keys(kinds) as KindName[];

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
};

const matching = (pattern: RegExp) => fc.stringMatching(pattern);
const cards = fc
  .tuple(
    fc.constantFrom('4', '51', '2221', '34', '6011', '36', '3528', '62', '6759', '9'),
    matching(/^[0-9]{18}$/),
  )
  .chain(([prefix, rest]) =>
    fc.integer({ min: 11, max: 18 }).map((length) => (prefix + rest).slice(0, length)),
  )
  .map((digits) => digits + [...'0123456789'].find((check) => luhn(digits + check)));
const word = matching(/^[A-Za-zÀ-ÖØ-öø-ÿĀ-ſЀ-ӿ一-鿿'’-]{1,12}$/);

/** Typed answers by kind; those that are not valid are not looked at. */
const typed: Readonly<Record<KindName, fc.Arbitrary<string>>> = {
  cardNumber: cards,
  cardExpiry: matching(/^(0[1-9]|1[0-2])\/[3-9][0-9]$/),
  cardholderName: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  cvv: matching(/^[0-9]{3,4}$/),
  iban: fc.constantFrom(...Object.keys(examples.iban.valid)),
  usRouting: fc.constantFrom(...Object.keys(examples.usRouting.valid)),
  usAccount: matching(/^[0-9]{4,17}$/),
  ukSortCode: matching(/^[0-9]{6}$/),
  ukAccount: matching(/^[0-9]{8}$/),
  ssn: matching(/^[1-5][0-9]{2}-[1-9][0-9]-[1-9][0-9]{3}$/),
  nationalId: matching(/^[ABCE][ABCE][0-9]{6}[A-D]$/),
  passport: matching(/^[A-Z0-9][0-9]{8}$/),
  drivingLicence: fc.constantFrom(...Object.keys(examples.drivingLicence.valid)),
  challengeAnswer: fc.string({ minLength: 1, maxLength: 100 }),
  secretCharacters: matching(/^[!-~]{2}$/),
  pin: matching(/^[0-9]{4,8}$/),
  oneTimeCode: matching(/^[0-9]{6,8}$/),
  healthMemberId: matching(/^[A-Z0-9]{5,20}$/),
  dateOfBirth: matching(/^(19[1-9][0-9]|200[0-9])-0[1-9]-[12][0-8]$/),
  postalAddress: matching(/^[A-Za-z0-9 ]{0,200}$/).map((text) => `${text} SW1A 1AA`),
  email: fc.oneof(fc.emailAddress(), matching(/^[a-z]{1,3}@[a-z]{1,3}\.[a-z]{2,3}$/)),
  phone: matching(/^\+[1-9][0-9]{6,14}$/),
  secureNote: fc.string({ minLength: 1, maxLength: 4000 }),
};

function canonicals(kind: KindName, options?: object): fc.Arbitrary<string> {
  const field = fieldOf(kind, options);
  return typed[kind]
    .map((input) => kindOf(field).parse(input, { ...field, now }))
    .filter((canonical) => canonical !== undefined);
}

function mask(kind: KindName, canonical: string, options?: object): string {
  const field = fieldOf(kind, options);
  return kindOf(field).mask(canonical, field);
}

const characters = (text: string) => [...text.replaceAll(/[•.@\s]/gu, '')];

describe.each(names.filter((name) => name in constant))('the mask of %s', (name) => {
  it('is the same words for every answer, so it shows neither characters nor length', () => {
    fc.assert(
      fc.property(canonicals(name), (canonical) => {
        expect(mask(name, canonical)).toBe(constant[name]);
      }),
    );
  });
});

const showing: readonly { name: KindName; options?: object }[] = [
  ...names.filter((name) => !(name in constant)).map((name) => ({ name })),
  { name: 'ssn', options: { showLastFour: true } },
  { name: 'passport', options: {} },
  { name: 'drivingLicence', options: {} },
];

describe.each(showing)('the mask of $name $options', ({ name, options }) => {
  it('never shows more than half of the characters', () => {
    fc.assert(
      fc.property(canonicals(name, options), (canonical) => {
        const shown = characters(mask(name, canonical, options)).length;
        expect(shown).toBeLessThanOrEqual(characters(canonical).length / 2);
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
});
