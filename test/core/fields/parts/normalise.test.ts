import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { normalised, type Writing } from '../../../../core/fields/parts/normalise.ts';

const all: Writing[] = ['lines', 'line', 'name', 'code'];

/** Characters that any rule is about, each alone and beside others. */
const special = fc.constantFrom(
  ...['a', 'é', 'e\u0301', 'ع', 'क', '्', '1', '٤', '４', '𝟙', '李', '👩', '❤', '🏽', '🏴', '\u20E3'],
  ...[
    '\u200C',
    '\u200D',
    '\uFE0E',
    '\uFE0F',
    '\u00AD',
    '\u200B',
    '\u202E',
    '\u3164',
    '\uFEFF',
    '\u{E0067}',
    '\u{E007F}',
  ],
  ...[
    ' ',
    '\u00A0',
    '\u3000',
    '\t',
    '\n',
    '\r',
    '\v',
    '\u2028',
    '´',
    '’',
    '`',
    '\u1FEF',
    '\u2011',
    '－',
    'ー',
    '。',
    '￣',
    '⁄',
  ],
);
const text = fc.oneof(
  fc.array(special, { maxLength: 12 }).map((each) => each.join('')),
  fc.string({ unit: 'binary', maxLength: 40 }),
);

describe.each(all)('a text read as %s', (writing) => {
  it('is itself when it is read again', () => {
    fc.assert(
      fc.property(text, (typed) => {
        const read = normalised(typed, writing);
        expect(normalised(read, writing)).toBe(read);
      }),
      { numRuns: 3_000 },
    );
  });

  it('loses no letter, mark, digit, sign or symbol', () => {
    const seen = (typed: string) =>
      [...typed.normalize('NFKD').replaceAll(/[\p{DI}\p{Z}\p{C}]/gu, '')].length;
    fc.assert(
      fc.property(text, (typed) => {
        expect(seen(normalised(typed, writing))).toBe(seen(typed));
      }),
      { numRuns: 3_000 },
    );
  });
});

test('digits of every script are read as digits in a code', () => {
  const digits = Array.from({ length: 0x1ffff }, (_, at) => String.fromCodePoint(at)).filter((each) =>
    /\p{Nd}/u.test(each),
  );
  expect(digits.length % 10).toBe(0);
  expect(digits.length).toBeGreaterThan(600);
  const read = normalised(digits.join(''), 'code');
  expect(read).toBe('0123456789'.repeat(digits.length / 10));
});

test('every space, dash and dot is read as a plain one in a code', () => {
  for (const space of '\u00A0\u1680\u2000\u2003\u2007\u2009\u200A\u202F\u205F\u3000\t\n\v\f\r\u0085\u2028\u2029')
    expect(normalised(`1${space}2`, 'code')).toBe('1 2');
  for (const dash of '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2E3A\uFE58\uFE63\uFF0Dーｰ')
    expect(normalised(`1${dash}2`, 'code')).toBe('1-2');
  for (const dot of '.\u3002\uFF0E\uFF61\u00B7\u30FB\u06D4\u2024')
    expect(normalised(`1${dot}2`, 'code')).toBe('1.2');
});

test('joiners stay where a reader would miss them, and nowhere else', () => {
  for (const kept of [
    'می\u200Cخواهم',
    'क्\u200Dष',
    'അവന്\u200D',
    '👨\u200D👩\u200D👧',
    '👁\uFE0F\u200D🗨\uFE0F',
    '🏳\uFE0F\u200D🌈',
  ])
    expect(normalised(kept, 'line')).toBe(kept);
  for (const dropped of [
    '1\u200D2',
    '\u200Cعلی',
    'علی\u200C',
    '👨\u200D',
    '4\uFE0F',
    'a\uFE0Fb',
    '👨\u{E0067}',
  ])
    expect(normalised(dropped, 'line')).toBe(dropped.replaceAll(/\p{DI}/gu, ''));
  expect(normalised('DE\u200D89', 'code')).toBe('DE89');
});

test('an accent that is typed for an apostrophe leaves the letter behind it as it is', () => {
  for (const typed of ["O'Éa", 'O´Éa', 'O`Éa', 'O‘E\u0301a', 'O’Éa', 'O\u02BCÉa', 'O＇Éa'])
    expect(normalised(typed, 'name')).toBe("O'Éa");
  expect(normalised('5´ – 6’', 'name')).toBe('5´ – 6’');
});

test('a text of any length is read in time that grows as it does', () => {
  for (const one of ['\u200D', 'a\u0301\u200D', '\u0301', '´', ' ', '👩\u200D'])
    for (const writing of all)
      expect(normalised(one.repeat(200_000), writing).length).toBeLessThanOrEqual(800_000);
});
