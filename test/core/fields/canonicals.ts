import fc from 'fast-check';
import type { KindName } from '../../../core/fields/kinds.ts';
import { luhn } from '../../../core/fields/parts/luhn.ts';
import { parse, samplesOf } from './examples.ts';

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

/** Typed answers of kinds that have more of them than their samples lead to; those that are not valid are not looked at. */
const typed: Partial<Record<KindName, fc.Arbitrary<string>>> = {
  cardNumber: cards,
  cardExpiry: matching(/^(0[1-9]|1[0-2])\/[3-9][0-9]$/),
  cardholderName: fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' ')),
  usAccount: matching(/^[0-9]{4,17}$/),
  nationalId: matching(/^[ABCE][ABCE][0-9]{6}[A-D]$/),
  challengeAnswer: fc.string({ minLength: 1, maxLength: 100 }),
  secretCharacters: matching(/^[!-~]{2}$/),
  healthMemberId: matching(/^[A-Z0-9]{5,20}$/),
  dateOfBirth: matching(/^(19[1-9][0-9]|200[0-9])-0[1-9]-[12][0-8]$/),
  postalAddress: fc
    .record({
      ...{ country: fc.constant('GB'), postcode: fc.constantFrom('SW1A 1AA', 'BFPO 61') },
      ...{ street: fc.string({ maxLength: 200 }), town: fc.string({ maxLength: 100 }) },
    })
    .map((address) => JSON.stringify(address)),
  email: fc.oneof(fc.emailAddress(), matching(/^[a-z]{1,3}@[a-z]{1,3}\.[a-z]{2,3}$/)),
  phone: matching(/^\+[1-9][0-9]{6,14}$/),
  number: fc.integer({ min: -20, max: 50_000 }).map(String),
  date: matching(/^(19[0-9][0-9]|20[0-9][0-9])-0[1-9]-[12][0-8]$/),
  shortText: fc.string({ minLength: 1, maxLength: 100 }),
  secureNote: fc.string({ minLength: 1, maxLength: 4000 }),
};

/** The samples of a kind, some of their digits and letters replaced by others. */
function nearSamples(kind: KindName, options?: object): fc.Arbitrary<string> {
  const replaced = fc.array(fc.tuple(fc.nat(30), fc.nat(25)), { maxLength: 3 });
  return fc
    .tuple(fc.constantFrom(...Object.keys(samplesOf(kind, options).valid)), replaced)
    .map(([sample, changes]) =>
      changes.reduce(
        (text, [at, by]) =>
          text.slice(0, at) +
          text
            .slice(at, at + 1)
            .replace(/[0-9]/, String(by % 10))
            .replace(/[A-Z]/, String.fromCharCode(65 + by)) +
          text.slice(at + 1),
        sample,
      ),
    );
}

/** Answers of this kind as they are stored. */
export function canonicals(kind: KindName, options?: object): fc.Arbitrary<string> {
  const near = nearSamples(kind, options);
  const own = typed[kind];
  return (own ? fc.oneof(own, near) : near)
    .map((input) => parse(kind, input, options))
    .filter((canonical) => canonical !== undefined);
}
