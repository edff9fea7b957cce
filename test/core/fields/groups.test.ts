import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type KindName, presentations } from '../../../core/fields/kinds.ts';
import { canonicals } from './canonicals.ts';
import { choicesOf, names, parse, samplesOf } from './examples.ts';

/** What is typed is the answer, whatever it is: a note, or any words. */
const isWordy = (kind: KindName) =>
  presentations[kind].entry === 'lines' ||
  choicesOf(kind).some((options) => parse(kind, 'Rex the Second', options));
/** A dash belongs to the word that it stands in. */
const dashed: readonly KindName[] = ['email', 'passport', 'drivingLicence', 'healthMemberId'];
const coded = names.filter((kind) => !isWordy(kind));

/** What people copy along with an answer. */
const beside = [
  ...['02/29', '02/2029', '0229', '02-29', '02 29', '022', '123', '1234', '12', '7', '1', '01-02-1980'],
  ...['ext 4', 'x12', '#4', '(12)', '- 12', 'COBADEFFXXX', 'John Doe', 'Visa', 'DE', 'a@b.co', '½', '²'],
];
const spaces = [' ', '  ', '\u00a0', ' - ', ', ', '\t'];
const dashes = ['-', '\u2013'];
const spacesOf = (kind: KindName) => fc.constantFrom(...spaces, ...(dashed.includes(kind) ? [] : dashes));

/** However many groups of one length there are, they are read as one number. */
const isManyGroups = (answer: string) => answer === 'xyz-123 456 789' || /^.(?:\s.)+$/u.test(answer.trim());

/** Behind a number whose area code is marked, `-1` is its direct dial. */
const isMarked = (answer: string) => /^\+.*\//.test(answer);

/** A telephone number and what stands behind it, if that is called its extension. */
const withExtension = (kind: KindName, answer: string | undefined, other: string) => {
  const extension = /^(?:ext |x|#)([0-9]+)$/.exec(other)?.[1];
  return kind === 'phone' && extension ? [`${answer?.replace(/;.*/, '')};ext=${extension}`] : [];
};

/** Nobody can tell of an account number with fewer digits that it is whole. */
const isLong = (kind: KindName, answer: string) =>
  kind !== 'usAccount' || answer.replaceAll(' ', '').length >= 7;

describe.each(coded)('%s', (kind) => {
  const wholes = canonicals(kind).filter((answer) => isLong(kind, answer));

  it('is never joined with what stands beside it', () => {
    const whole = fc.oneof(
      wholes,
      fc.constantFrom(
        ...Object.keys(samplesOf(kind).valid).filter(
          (each) => !isManyGroups(each) && !isMarked(each) && isLong(kind, each),
        ),
      ),
    );
    fc.assert(
      fc.property(
        whole,
        fc.constantFrom(...beside),
        spacesOf(kind),
        fc.boolean(),
        (answer, other, space, isBehind) => {
          const found = parse(kind, isBehind ? answer + space + other : other + space + answer);
          const whole = parse(kind, answer);
          expect([undefined, whole, ...(isBehind ? withExtension(kind, whole, other) : [])]).toContain(found);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('is never joined with another of its kind', () => {
    fc.assert(
      fc.property(wholes, wholes, spacesOf(kind), (one, other, space) => {
        expect(parse(kind, one + space + other)).toBeUndefined();
      }),
    );
  });
});

const refused: [kind: KindName, input: string, why: string, options?: object][] = [
  ['cardNumber', '4242 4242 4242 4242 022', 'a card number and the beginning of an expiry date'],
  ['cardNumber', '123 4242 4242 4242 4242', 'a security code and a card number'],
  ['cardNumber', '4242 4242 4242 4242 02/29', 'a card number and its expiry date'],
  ['cardNumber', '4242 4242 4242 424²', 'a footnote'],
  ['cardNumber', '123456789007 028', 'a store’s card number and a security code'],
  ['cvv', '02 29', 'an expiry date'],
  ['cvv', '12345', 'five digits'],
  ['pin', '1234 5678', 'two PINs'],
  ['pin', '01-02-1980', 'a date'],
  ['pin', '123456789', 'nine digits'],
  ['oneTimeCode', '123456 12', 'a code and another number'],
  ['oneTimeCode', '01-02-1980', 'a date'],
  ['usAccount', '021000021 1234567', 'a routing number and an account number'],
  ['usAccount', '12345678 12345679', 'two account numbers'],
  ['usAccount', '1234567-01', 'an account and another number'],
  ['ssn', '219-09-9999 John Doe', 'a number and a name'],
  ['passport', 'No 123456', 'a word and a number', {}],
  ['passport', 'Aß1234', 'a letter that becomes two', {}],
  ['healthMemberId', 'ID 123456', 'a word and a number'],
  ['iban', 'DE89 3704 0044 0532 0130 00 DE89 3704 0044 0532 0130 00', 'two IBANs'],
  ['phone', '+1 202 555 0123 4', 'an extension'],
  ['phone', '+1 202 555 0123 ext. 4 x5', 'two extensions'],
  ['phone', '+44 20 7946 0958 12', 'an extension'],
  ['phone', '+44 20 7946 (0)58', 'a 0 in brackets within the number'],
  ['phone', '+33 1 23 45 67 89 12', 'an extension'],
  ['phone', '+41446681800 (12)', 'an extension'],
  ['phone', '+43 1 5885 - 12', 'an extension'],
  ['cardExpiry', '02/29 123', 'an expiry date and a security code'],
  ['cardExpiry', '1/2/29', 'a date'],
];

test.each(refused)('%s: %s is refused, as it may be %s', (kind, input, _why, options) => {
  expect(parse(kind, input, options)).toBeUndefined();
});

const accepted: [kind: KindName, input: string, canonical: string, options?: object][] = [
  ['cardNumber', '4242424242424242', '4242424242424242'],
  ['cardNumber', '6759 6498 2643 8453', '6759649826438453'],
  ['cardNumber', '3714 496353 98431', '371449635398431'],
  ['cardNumber', '3714 4963 5398 431', '371449635398431'],
  ['cardNumber', '42 42 42 42 42 42 42 42', '4242424242424242'],
  ['cardNumber', '42424242-42424242', '4242424242424242'],
  ['cardNumber', '4242424242424242022', '4242424242424242022'],
  ['cardNumber', '6205 5000 0000 0000 004', '6205500000000000004'],
  ['cardNumber', '620550 0000000000004', '6205500000000000004'],
  ['cardNumber', '4242.4242.4242.4242', '4242424242424242'],
  ['usAccount', '1234 5678 9012', '123456789012'],
  ['usAccount', '1234 5678 90', '1234567890'],
  ['usAccount', '1234 5678', '12345678'],
  ['usAccount', '12-345-678', '12345678'],
  ['usRouting', '021 000 021', '021000021'],
  ['ssn', '219 09 9999', '219099999'],
  ['ssn', '21909 9999', '219099999'],
  ['ssn', '219.09.9999', '219099999'],
  ['iban', 'DE 89 370400440532013000', 'DE89370400440532013000'],
  ['iban', 'DE89-3704-0044-0532-0130-00', 'DE89370400440532013000'],
  ['ukSortCode', '200 000', '200000'],
  ['ukAccount', '557 799 11', '55779911'],
  ['oneTimeCode', '123-456', '123456'],
  ['oneTimeCode', '12 34 56', '123456'],
  ['oneTimeCode', '1234 5678', '12345678'],
  ['pin', '12 34', '1234'],
  ['ukAccount', '12 34 56 78', '12345678'],
  ['passport', 'AB 1234567', 'AB1234567', { country: 'IT' }],
  ['passport', '123 456 789', '123456789', { country: 'US' }],
  ['passport', 'J 8369854', 'J8369854', {}],
  ['drivingLicence', 'W426-545-30-761-0', 'W426545307610', {}],
  ['drivingLicence', '123 456 789', '123456789', {}],
  ['drivingLicence', '12 345 678', '12345678', {}],
  ['drivingLicence', 'S 123 456 789 012', 'S123456789012', {}],
  ['drivingLicence', 'J525 4209 0465 05', 'J5254209046505', {}],
  ['drivingLicence', 'MORGA 657054 SM9IJ', 'MORGA657054SM9IJ', {}],
  ['healthMemberId', 'ABC-123456-01', 'ABC12345601'],
  ['healthMemberId', '1EG4-TE5-MK73', '1EG4TE5MK73'],
  ['healthMemberId', '1eg4 te5 mk73', '1EG4TE5MK73'],
  ['healthMemberId', '943 476 5919', '9434765919'],
  ['phone', '+41 44 668 18 00', '+41446681800'],
  ['phone', '+46 8 123 456 78', '+46812345678'],
  ['phone', '+33 1 23 45 67 89', '+33123456789'],
  ['phone', '(+44) 20 7946 0958', '+442079460958'],
  ['phone', '+(44) (0)20 7946 0958', '+442079460958'],
  ['phone', '+49 89 12345-0', '+4989123450'],
  ['phone', '+49 89/12345-0', '+4989123450'],
  ['cvv', '1-2-3', '123'],
  ['phone', '+358 40 1234 567', '+358401234567'],
  ['phone', '+55 (11) 91234-5678', '+5511912345678'],
  ['phone', '+7 495 123-45-67', '+74951234567'],
];

test.each(accepted)('%s: %s is one answer', (kind, input, canonical, options) => {
  expect(parse(kind, input, options)).toBe(canonical);
});

test('secret characters and answers keep what is typed: no sign becomes another', () => {
  expect(parse('secretCharacters', '4²')).toBe('4²');
  expect(parse('challengeAnswer', '½ ﬁ ①')).toBe('½ ﬁ ①');
});
