import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findIbans } from '../../../core/redact/iban.ts';
import { namingOf } from '../../../core/redact/text/naming.ts';
import { messageOf } from '../../../core/redact/text/message.ts';
import { redact } from '../../../core/redact/redact.ts';
import { luhn } from '../../../core/fields/parts/luhn.ts';
import { withLuhn, withMod97 } from './corpus/checks.ts';

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''));

/** A prefix of each network and a length that it issues. */
const brands: readonly (readonly [string, number])[] = [
  ['4', 16],
  ['4', 13],
  ['4', 19],
  ['51', 16],
  ['55', 16],
  ['2221', 16],
  ['2720', 16],
  ['34', 15],
  ['37', 15],
  ['6011', 16],
  ['65', 16],
  ['36', 14],
  ['305', 16],
  ['3528', 16],
  ['3589', 16],
  ['62', 16],
  ['62', 19],
  ['5018', 16],
  ['6759', 16],
  ['2200', 16],
  ['9792', 16],
  ['506699', 16],
  // Of UnionPay's length in a range that is Elo's too.
  ['627780', 19],
];
const card = fc
  .constantFrom(...brands)
  .chain(([prefix, length]) => digits(length - prefix.length - 1).map((rest) => withLuhn(prefix + rest)));

const separator = fc.constantFrom(
  ' ',
  '-',
  '.',
  '/',
  '_',
  '\u00a0',
  '\u2009',
  '\t',
  '\n',
  '\u2013',
  '\u2014',
  '\u2011',
  '\u2212',
  '\u200b',
  '\u3000',
  ' - ',
  '  ',
  '·',
);
const zero = fc.constantFrom(
  0x30,
  0xff10,
  0x660,
  0x6f0,
  0x966,
  0x9e6,
  0xe50,
  0x1040,
  0x1d7ce,
  0x1d7e2,
  0x1d7f6,
  0x1fbf0,
);

/** Text in which nothing reads as a digit, nor as the plus sign of a telephone number, nor names one: fast-check likes `ref`. */
const prose = fc
  .string({ unit: 'binary', maxLength: 30 })
  .map((text) =>
    text
      .normalize('NFKC')
      .replace(/[\p{N}+•]/gu, '')
      .replace(/\p{M}|ref|call/giu, ''),
  )
  // A single letter can name a number: 便 a flight.
  .filter((text) => !namingOf(text).mentions(['other', 'otherCard']));

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '4',
        '42',
        '4242',
        '424242424242',
        '5',
        '0',
        '123-45-6789',
        '•••• 4242',
        '••••',
        ' ',
        '-',
        '.',
        ', ',
        '\n',
        '+',
        'a',
        ' card ',
        ' ssn ',
        ' order ',
        'DE89',
        'IBAN ',
        ' cvv ',
        ' PIN ',
        '12/29',
        '123 ',
        '&nbsp;',
        'https://a.de/',
        ' gift card ',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
  fc
    .array(
      fc.oneof(
        digits(4),
        digits(6),
        digits(16),
        digits(9),
        card,
        separator,
        fc.constantFrom(' ', ' ', ' ', ' visa ', ' ssn '),
      ),
      { maxLength: 30 },
    )
    .map((parts) => parts.join('')),
);

function write(
  number: string,
  gaps: readonly string[],
  zeros: readonly number[],
  sizes: readonly number[],
): string {
  let next = sizes[0] ?? 4;
  let turn = 0;
  return [...number]
    .map((digit, index) => {
      const char = String.fromCodePoint((zeros[index % zeros.length] ?? 0x30) + Number(digit));
      if (index === 0 || index < next) return char;
      turn += 1;
      next += sizes[turn % sizes.length] ?? 4;
      return (gaps[turn % gaps.length] ?? ' ') + char;
    })
    .join('');
}

const writing = fc.tuple(
  fc.array(separator, { minLength: 1, maxLength: 19 }),
  fc.array(zero, { minLength: 1, maxLength: 19 }),
);

describe('redacting any text', () => {
  test('any card number in fours is masked, with any separators, in any digits, within any text', () => {
    const layouts = fc.constantFrom([4], [8], [4, 4, 8], [12, 4], [16]);
    fc.assert(
      fc.property(card, writing, layouts, prose, prose, (number, [gaps, zeros], sizes, before, after) => {
        const usual = number.length === 16 ? sizes : [4];
        // Words glued to a run make a code of it.
        const apart = usual[0] === 16 ? `${before}: ` : before;
        const given = apart + write(number, gaps, zeros, usual) + after;
        // Nineteen digits may be sixteen and a security code.
        fc.pre(number.length < 19 || !luhn(number.slice(0, 16)));
        // By chance the letters before it make it an IBAN too: see the next test.
        fc.pre(findIbans(messageOf(given, new Set())).length === 0);
        const { text, kinds } = redact(given);
        expect(kinds).toEqual(['cardNumber']);
        expect(text.length).toBe(apart.length + 9 + after.length);
        expect(text.startsWith(apart) && text.endsWith(after)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('a card number that letters before it make a valid IBAN is masked as one', () => {
    expect(redact('fi4407 7907 5811 3630.')).toEqual({
      text: 'FI•• •••• 3630.',
      kinds: ['iban'],
      certain: true,
    });
  });

  test('any card number in groups of other sizes is masked, with one separator throughout', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(
        card,
        fc.constantFrom(' ', '-', '\u00a0', '\u2013', '\n', '\u200b'),
        sizes,
        prose,
        prose,
        (number, gap, groups, before, after) => {
          // Nineteen digits may be sixteen and a security code.
          fc.pre(number.length < 19 || !luhn(number.slice(0, 16)));
          const { text } = redact(before + write(number, [gap], [0x30], groups) + after);
          expect(text).toContain('•••• ');
          expect(text.match(/[0-9]/g)).toHaveLength(4);
        },
      ),
      { numRuns: 2000, examples: [['4242424242424242', '-', [2, 2, 2, 5, 5], 'x', 'y']] },
    );
  });

  test('any IBAN is masked within any text', () => {
    const iban = fc.oneof(
      digits(18).map((bban) => withMod97('DE', bban)),
      digits(14).map((bban) => withMod97('GB', `NWBK${bban}`)),
    );
    fc.assert(
      fc.property(iban, separator, prose, prose, (number, gap, before, after) => {
        const written = number.replace(/(.{4})(?=.)/g, `$1${gap}`);
        expect(redact(`${before} ${written} ${after}`)).toEqual({
          text: `${before} ${number.slice(0, 2)}•• •••• ${number.slice(-4)} ${after}`,
          kinds: ['iban'],
          certain: true,
        });
      }),
    );
  });

  test('text without digits stays as it is', () => {
    fc.assert(
      fc.property(prose, (text) => {
        expect(redact(text)).toEqual({ text, kinds: [], certain: false });
      }),
    );
  });

  test('redacting twice changes nothing more', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = redact(text).text;
        expect(redact(once)).toEqual({ text: once, kinds: [], certain: false });
      }),
      { numRuns: 5000 },
    );
  });
});
