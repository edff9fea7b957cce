import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isMask } from '../../../core/fields/check-masks.ts';
import { kindOf } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { showsNoMore } from '../../../core/fields/shows-no-more.ts';
import { verifies } from '../../promises.ts';
import { canonicals } from './canonicals.ts';
import { fieldOf } from './examples.ts';
import { storedFields } from './stored-kinds.ts';

/** What a mask shows of an answer. */
const shownIn = (mask: string) => [...mask.replaceAll(/[•.@\s]/gu, '')];

/** Without case and accents. */
const plain = (text: string) => text.toLowerCase().normalize('NFKD');

/** Masks that some program may make: of the right shape or nearly, of the answer's own characters or others. */
function masksOf(canonical: string): fc.Arbitrary<string> {
  const characters = [...canonical];
  const some = fc.oneof(fc.constantFrom(...characters), fc.constantFrom(...'0123456789AZaz李É'));
  const few = fc.array(some, { maxLength: 6 }).map((each) => each.join(''));
  const end = fc.nat(6).map((count) => canonical.slice(canonical.length - count));
  return fc.oneof(
    fc.array(some, { minLength: 1, maxLength: 8 }).map((each) => each.map((one) => `${one}.`).join(' ')),
    fc.oneof(few, end).map((shown) => `•••• ${shown}`.trim()),
    fc
      .tuple(fc.oneof(few, fc.constant(canonical.slice(0, 2))), fc.oneof(few, end))
      .map(([one, other]) => `${one} •••• ${other}`),
    fc.tuple(some, some).map(([one, other]) => `${one}•••@${other}•••`),
    fc.constantFrom('[provided]', '••/••', '•••• GB', '••••', '', canonical),
  );
}

describe.each(storedFields)('a mask of $kind $options', ({ kind, options }) => {
  const field = fieldOf(kind, options);
  const own = (canonical: string) => kindOf(field).mask.of(canonical, field);

  it('shows no more than allowed when it is the kind’s own', () => {
    fc.assert(
      fc.property(canonicals(kind, options), (canonical) => showsNoMore(own(canonical), canonical, field)),
    );
  });

  it('that is accepted has the shape of the kind, shows at most half, and only characters of the answer', () => {
    const cases = canonicals(kind, options).chain((canonical) =>
      fc.tuple(fc.constant(canonical), masksOf(canonical)),
    );
    fc.assert(
      fc.property(cases, ([canonical, mask]) => {
        if (!showsNoMore(mask, canonical, field) || mask === own(canonical)) return;
        expect(isMask(mask, field)).toBe(true);
        const shown = shownIn(mask);
        expect(shown.length).toBeLessThanOrEqual([...canonical].length / 2);
        const left = [...plain(canonical)];
        for (const character of shown.flatMap((each) => [...plain(each)])) {
          expect(left).toContain(character);
          left.splice(left.indexOf(character), 1);
        }
      }),
      { numRuns: 500 },
    );
  });
});

/** What another program may show of an answer, and whether that is no more than the kind allows. */
const cases: [KindName, answer: string, mask: string, allowed: boolean, options?: object][] = [
  ['cardholderName', 'A Li', 'A.', true],
  ['cardholderName', 'A Li', 'A. L.', true],
  ['cardholderName', '李 小龍', '李. 小.', true],
  ['cardholderName', '李 小龍', '李.', true],
  ['cardholderName', '李 小龍', '小.', true],
  ['cardholderName', 'Ada Lovelace', '••••', true],
  ['cardholderName', 'Ada Lovelace', 'L.', true],
  ['cardholderName', 'ada lovelace', 'A. L.', true],
  ['cardholderName', 'Élodie Çelik', 'E. C.', true],
  ['cardholderName', "Sinéad O'Neil", 'S. O. N.', true],
  ['cardholderName', 'Jean-Luc Picard', 'J. L. P.', true],
  ['cardholderName', '김 철수', '김. 철.', true],
  ['cardholderName', 'A B', 'A. B.', false],
  ['cardholderName', '李 龍', '李. 龍.', false],
  ['cardholderName', 'A B C', 'A. B. C.', false],
  ['cardholderName', 'Ada Lovelace', 'L. A.', false],
  ['cardholderName', 'Ada Lovelace', 'A. L. L.', false],
  ['cardholderName', 'Ada Lovelace', 'A. D. A.', false],
  ['cardholderName', 'Ada Lovelace', 'A. M.', false],
  ['cardholderName', 'Elodie Celik', 'É. C.', false],
  ['cardholderName', 'Ada Lovelace', 'Ada L.', false],
  ['cardNumber', '4242424242424242', '•••• 4242', true],
  ['cardNumber', '4242424242424242', '•••• 4243', false],
  ['cardNumber', '4242424242424242', '424242 •••• 4242', false],
  ['cardNumber', '4242424242424242', '••••', false],
  ['usAccount', '12345', '•••• 5', true],
  ['usAccount', '12345', '••••', true],
  ['usAccount', '12345', '•••• 345', false],
  ['usAccount', '1234', '•••• 1234', false],
  ['usAccount', '12345678', '•••• 1234', false],
  ['usAccount', '12345678', '•••••••• 5678', false],
  ['phone', '+12025550123', '•••• 3', true],
  ['phone', '+12025550123', '•••• 12', false],
  ['iban', 'GB82WEST12345698765432', 'GB •••• 5432', true],
  ['iban', 'GB82WEST12345698765432', 'DE •••• 5432', false],
  ['iban', 'GB82WEST12345698765432', 'GB •••• 1234', false],
  ['nationalId', 'AB123456C', '•••• C', true],
  ['nationalId', 'AB123456C', '•••• 123', false],
  ['email', 'Ada.L@example.com', 'a•••@e•••', true],
  ['email', 'Ada.L@example.com', 'A•••@E•••', true],
  ['email', 'Ada.L@example.com', 'd•••@e•••', false],
  ['email', 'Ada.L@example.com', 'A•••@x•••', false],
  ['dateOfBirth', '1980-02-28', '1980', false],
  ['secureNote', 'hello', '••••', false],
  ['postalAddress', '{"country":"GB","street":"10 Downing Street"}', '•••• FR', false],
  ['ssn', '078051120', '•••• 1120', false],
  ['ssn', '078051120', '•••• 20', true, { showLastFour: true }],
  ['ssn', '078051120', '•••• 0780', false, { showLastFour: true }],
];

for (const [kind, answer, mask, allowed, options] of cases) {
  verifies('P14', `${mask} of ${answer} shows ${allowed ? 'no more' : 'more'} than ${kind} allows`, () => {
    expect(showsNoMore(mask, answer, fieldOf(kind, options))).toBe(allowed);
  });
}
