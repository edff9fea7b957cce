import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type KindName, presentations } from '../../../../core/fields/kinds.ts';
import { normalised } from '../../../../core/fields/parts/normalise.ts';
import { formatted, significant, unformatted } from '../../../../core/fields/parts/typing-format.ts';
import { answerIn, shareOut, without } from '../../../../web/widget/form/paste/answer-in.ts';
import { canonicals } from '../../../core/fields/canonicals.ts';
import { names, parse, samplesOf } from '../../../core/fields/examples.ts';

const parserOf = (kind: KindName) => (text: string) => parse(kind, text);

const found: [kind: KindName, text: string, answer: string | undefined][] = [
  ['cardNumber', '4242 4242 4242 4242 02/29', '4242424242424242'],
  ['cardNumber', '3782 822463 10005 02/29 1234', '378282246310005'],
  ['cardNumber', '123 4242424242424242', '4242424242424242'],
  ['cardNumber', 'Order 20-1184, card 4242424242424242', '4242424242424242'],
  ['cardNumber', '4242 4242 4242 4242 / 4242424242424242', '4242424242424242'],
  ['cardNumber', '4242424242424242 5555555555554444', undefined],
  ['cardNumber', '4242 4242 4242 4242 022', undefined],
  ['cardNumber', 'x4242424242424242', undefined],
  ['cardNumber', '4242 4242 4242 4241 02/29', undefined],
  ['cardExpiry', 'valid thru 02/29', '02/29'],
  ['cardExpiry', 'from 01/27 to 02/29', undefined],
  ['iban', 'IBAN: DE89 3704 0044 0532 0130 00 BIC COBADEFFXXX', 'DE89370400440532013000'],
  ['ssn', 'SSN 219-09-9999 (John)', '219099999'],
  ['ssn', '219-09-99991', undefined],
  ['usRouting', 'Routing 021000021, account 1234567', '021000021'],
  ['ukSortCode', '20-00-00 55779911', '200000'],
  ['ukAccount', '20-00-00 55779911', '55779911'],
  ['oneTimeCode', 'G-123456 is your code.', '123456'],
  ['oneTimeCode', '123 456 is your code.', '123456'],
  ['oneTimeCode', '123456 or 654321', undefined],
  ['oneTimeCode', '123456 12', undefined],
];

test.each(found)('%s: in %j stands %j', (kind, text, answer) => {
  expect(answerIn(text, parserOf(kind))?.answer).toBe(answer);
});

interface Place {
  readonly name: string;
  readonly parse: (text: string) => string | undefined;
}

const expiry: Place = { name: 'expiry', parse: parserOf('cardExpiry') };
const code: Place = { name: 'code', parse: parserOf('cvv') };

const shared: [rest: string, given: Record<string, string>, left: string][] = [
  ['02/29', { expiry: '02/29' }, ''],
  ['02/29 123', { expiry: '02/29', code: '123' }, ''],
  ['123 02/29', { expiry: '02/29', code: '123' }, ''],
  ['02/29 1234', { expiry: '02/29', code: '1234' }, ''],
  ['0229', {}, '0229'],
  ['0229 1130', {}, '0229 1130'],
  ['123 321', {}, '123 321'],
  ['exp. 02/29', { expiry: '02/29' }, 'exp'],
];

test.each(shared)('beside a card, %j gives %j and leaves %j', (rest, given, left) => {
  const shares = shareOut(rest, [expiry, code]);
  expect(Object.fromEntries([...shares.given].map(([{ name }, answer]) => [name, answer]))).toEqual(given);
  expect(shares.rest.replaceAll(/[|.]/g, '').trim()).toBe(left);
});

/** What people copy along with an answer. */
const beside = fc.oneof(
  fc.constantFrom(
    '02/29',
    '0229',
    '02 29',
    '022',
    '123',
    '1234',
    '12',
    'Card:',
    'John Doe',
    '½',
    '01-02-1980',
  ),
  fc.stringMatching(/^[0-9]{1,19}$/),
  fc.string({ maxLength: 12 }),
);
const space = fc.constantFrom(' ', '  ', '\u00a0', '-', ' - ', ', ', '/', '\t', '');

describe.each(names)('%s', (kind) => {
  const parseIt = parserOf(kind);
  const { typing } = presentations[kind];
  const letters = (text: string) => significant(normalised(text, 'code'));
  const text = fc
    .tuple(
      beside,
      space,
      fc.oneof(canonicals(kind), fc.constantFrom(...Object.keys(samplesOf(kind).valid))),
      space,
      beside,
    )
    .map((parts) => parts.join(''));

  it('is, whatever is pasted, an answer that stands in it, and the text without it is the rest', () => {
    fc.assert(
      fc.property(text, (pasted) => {
        const answer = answerIn(pasted, parseIt);
        if (!answer) return;
        expect(parseIt(pasted.slice(answer.start, answer.end))).toBe(answer.answer);
        const rest = without(pasted, answer);
        expect(rest.length).toBe(pasted.length - (answer.end - answer.start) + 1);
      }),
    );
  });

  it('is the same answer once it is written as its kind is', () => {
    fc.assert(
      fc.property(fc.oneof(canonicals(kind), text), (typed) => {
        const answer = parseIt(typed);
        if (answer === undefined) return;
        expect(parseIt(unformatted(formatted(typed, typing), typing))).toBe(answer);
        const said = kind === 'phone' ? letters(typed).replace(/[A-Z]+(?=\d+$)/, 'EXT') : letters(typed);
        expect(said.normalize('NFKC')).toContain(letters(answer).normalize('NFKC').slice(-2));
      }),
    );
  });
});
