import fc from 'fast-check';
import { kindOf } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { luhn } from '../../../core/fields/luhn.ts';
import { examples, fieldOf, now } from './examples.ts';

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
export const typed: Readonly<Record<KindName, fc.Arbitrary<string>>> = {
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

/** Answers of this kind as they are stored. */
export function canonicals(kind: KindName, options?: object): fc.Arbitrary<string> {
  const field = fieldOf(kind, options);
  return typed[kind]
    .map((input) => kindOf(field).parse(input, { ...field, now }))
    .filter((canonical) => canonical !== undefined);
}
