import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';
import { withLuhn } from './corpus/checks.ts';

const masks = (text: string) => redact(text).text;

describe('card numbers in text', () => {
  test.each([
    ['spaces', '4242 4242 4242 4242'],
    ['no-break and thin spaces', '4242\u00a04242\u20094242\u202f4242'],
    ['all kinds of dashes', '4242-4242\u20134242\u22124242'],
    ['dots, slashes and underscores', '4242.4242/4242_4242'],
    ['line breaks', '4242 4242\r\n4242 4242'],
    ['a break in the middle of a line', '42424242\n42424242'],
    ['invisible characters', '4242\u200b4242\u20604242\ufeff4242'],
    ['an invisible character after each digit', [...'4242424242424242'].join('\u200d')],
    ['commas and colons', '4242, 4242: 4242; 4242'],
    ['brackets', '(4242) [4242] (4242) [4242]'],
    ['asterisks', '**4242** **4242** **4242** **4242**'],
    ['nothing', '4242424242424242'],
    ['odd places', '42 42424 2424 24242'],
    ['spaces after each digit', '4 2 4 2 4 2 4 2 4 2 4 2 4 2 4 2'],
  ])('are found when written with %s', (_, written) => {
    const masked = masks(`so: ${written}`);
    expect(masked).toMatch(/^so: [*[(]*•••• 4242[*\])]*$/);
  });

  test.each([
    ['full-width', '４２４２　４２４２　４２４２　４２４２'],
    ['Arabic-Indic', '٤٢٤٢ ٤٢٤٢ ٤٢٤٢ ٤٢٤٢'],
    ['Devanagari', '४२४२ ४२४२ ४२४२ ४२४२'],
    ['mathematical', '𝟒𝟐𝟒𝟐 𝟜𝟚𝟜𝟚 𝟺𝟸𝟺𝟸 𝟦𝟤𝟦𝟤'],
    ['circled', '④②④②④②④②④②④②④②④②'],
    ['superscript', '⁴²⁴²⁴²⁴²⁴²⁴²⁴²⁴²'],
    ['keycap', '4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣4️⃣2️⃣'],
    ['struck through', [...'4242424242424242'].map((digit) => `${digit}\u0336`).join('')],
  ])('are found in %s digits', (_, written) => {
    expect(masks(`x ${written} y`)).toBe('x •••• 4242 y');
  });

  test('laid out as on a card are found whatever the words around them say', () => {
    expect(masks('order number 4242 4242 4242 4242, tracking')).toBe('order number •••• 4242, tracking');
    expect(masks('order number 4242424242424242, tracking')).toBe('order number 4242424242424242, tracking');
  });

  test.each([
    'visa4242424242424242',
    'visa 4242 4242 4242 4242 exp soon',
    '1. 4242 4242 4242 4242',
    'id=4242424242424242&x=1',
  ])('are found next to letters, list numbers and signs: %s', (text) => {
    expect(masks(text)).toContain('•••• 4242');
    expect(masks(text)).not.toContain('4242 4242');
  });

  test('stay apart from the expiry date and the CVV behind them, which are masked too', () => {
    expect(masks('4242 4242 4242 4242 12/27 123')).toBe('•••• 4242 ••/•• •••');
    expect(masks('4242424242424242 0130 999')).toBe('•••• 4242 ••/•• •••');
    expect(masks('3782 822463 10005 01/30 1234')).toBe('•••• 0005 ••/•• •••');
  });

  test('show the last four of the number, never the CVV, where the two also make a longer number', () => {
    expect(masks('4242 4242 4242 4242 030')).toBe('•••• 4242 •••');
  });

  test('are each masked when two stand in a row', () => {
    expect(masks('4242424242424242 5555555555554444')).toBe('•••• 4242 •••• 4444');
  });

  test('are not made from a part of a longer run of digits', () => {
    expect(masks('424242424242424212345')).toBe('424242424242424212345');
    expect(masks('94001118992242424242')).toBe('94001118992242424242');
  });

  test('need a brand, its length and the check digit', () => {
    expect(masks('1111111111111117')).toBe('1111111111111117');
    expect(masks('42424242424242')).toBe('42424242424242');
    expect(masks('4242424242424241')).toBe('4242424242424241');
  });

  test('with a typing error are masked where the nearest telling word says card', () => {
    expect(masks('my card is 4242 4242 4242 4241')).toBe('my card is •••• 4241');
    expect(masks('Kreditkarte: 4242424242424241')).toBe('Kreditkarte: •••• 4241');
    expect(masks('I paid by card, the order is 4242 4242 4242 4241')).toContain('4242 4242 4242 4241');
    expect(masks('gift card 4242424242424241')).toBe('gift card 4242424242424241');
  });

  test('are not made from the telephone numbers and codes that look like them', () => {
    const texts = ['+57 372 450 0943', '115-5723197-0481779'];
    expect(texts.map(masks)).toEqual(texts);
  });

  test('stay apart from any expiry date, though it may make another number with the last digits', () => {
    for (let month = 1; month <= 120; month++) {
      const date = `${String((month % 12) + 1).padStart(2, '0')}/${25 + Math.floor(month / 12)}`;
      expect(masks(`4242 4242 4242 4242 ${date}`)).toBe('•••• 4242 ••/••');
    }
  });

  test('stay apart from the number of their line in a list, though it may make another number with the first digits', () => {
    for (let line = 1; line <= 60; line++) {
      expect(masks(`${line}. 4242 4242 4242 4242`)).toBe(`${line}. •••• 4242`);
    }
  });

  test('do not begin with the four digits that a mask leaves', () => {
    expect(masks('•••• 4242 4242 4242 4242')).toBe('•••• 4242 4242 4242 4242');
    expect(masks('• 4242 4242 4242 4242')).toBe('• •••• 4242');
  });

  test('of thirteen digits behind a plus sign are telephone numbers, longer ones are not', () => {
    expect(masks('4222222222222')).toBe('•••• 2222');
    expect(masks('+4222222222222')).toBe('+4222222222222');
    expect(masks('+4242 4242 4242 4242')).toBe('+•••• 4242');
  });

  test('in odd groups are left alone where more digits are attached', () => {
    expect(masks('no 42 42424 2424 24242 so')).toBe('no •••• 4242 so');
    for (const text of [
      'no 1-42 42424 2424 24242 so',
      'no 42 42424 2424 24242/1 so',
      '42 42424 2424 24242.1',
    ])
      expect(masks(text)).toBe(text);
  });

  test('with commas in between are found in groups of four, and not digit by digit', () => {
    expect(masks('4242, 4242, 4242, 4242')).toBe('•••• 4242');
    const digits = [...'4242424242424242'].join(', ');
    expect(masks(digits)).toBe(digits);
  });

  test('are found as they are printed, and in groups of any one size up to six, or of whole fours', () => {
    const written = ['378282 246310005', '3782 822463 10005', '37828 22463 10005', '378282246 310005'];
    expect(written.map(masks)).toEqual(written.map(() => '•••• 0005'));
    for (const text of [
      '42424242 42424242',
      '4242 4242 42424242',
      '424242424242 4242',
      '42 42 42 42 42 42 42 42',
    ])
      expect(masks(text)).toBe('•••• 4242');
  });

  test('with a typing error are left unless they are written as a card’s, and are as long', () => {
    const texts = [
      '42, 4242, 4242, 4242, 41',
      '42 42424 2424 24241',
      '6759 6498 2644',
      '4242, 4242, 4242, 4241',
    ];
    for (const text of texts) expect(masks(`my card ${text}`)).toBe(`my card ${text}`);
    expect(masks('my card 4222222222221')).toBe('my card •••• 2221');
    expect(masks('my card 4242 4242 4242 4241 and 5555 5555 5555 4443')).toBe(
      'my card •••• 4241 and •••• 4443',
    );
    expect(masks('my card 4242 4242 4242 4242 4241')).toBe('my card •••• 4242 •••');
  });

  test('leave four digits that begin no other number', () => {
    const groups = (digits: string) => digits.slice(4).replaceAll(/.{4}/g, ' $&');
    const second = withLuhn('444442424242424');
    const text = `5555555555554444${groups(second)}`;
    expect(masks(text)).toBe(`•••• 4444${groups(second)}`);
    expect(masks(masks(text))).toBe(masks(text));
  });

  test('that overlap are one, whose last four digits show', () => {
    const row = '4242 4242 4242 4242 4242 4242';
    expect(masks(row)).toBe('•••• 4242');
    expect(masks(`${row}, 12`)).toBe('•••• 4242, 12');
  });

  test.each(['4242 4242 x 4242 4242', '4242 4242 - •• 4242 4242'])(
    'with letters or a mask in between are not seen: %s',
    (text) => {
      expect(masks(text)).toBe(text);
    },
  );

  test('may be as short as twelve digits', () => {
    expect(masks('673194992461')).toBe('•••• 2461');
  });

  test.each([
    ['sixes and a shorter rest', '424242 424242 4242', '4242'],
    ['eight and five', '42424242 42422', '2422'],
    ['fives throughout', '37828 22463 10005', '0005'],
    ['whole fours of several sizes', '4242 42424242 4242', '4242'],
    ['the layout of American Express', '3782 822463 10005', '0005'],
  ])('in a usual layout are found although a slash attaches more digits: %s', (_, written, tail) => {
    expect(masks(`${written}/1`)).toBe(`•••• ${tail}/1`);
  });

  test.each([
    ['a last group that is the longest', '42424 24242 424242'],
    ['American Express behind another group', '4242 4242 424242 42428'],
    ['American Express with another group behind', '3782 822463 1000 5'],
  ])('in an unusual layout are not found where a slash attaches more digits: %s', (_, written) => {
    expect(masks(`${written}/1`)).toBe(`${written}/1`);
  });

  test('in two groups are not found where the shorter comes first and reads as a decimal', () => {
    expect(masks('67.6761870267')).toBe('67.6761870267');
  });

  test('in an unusual layout need narrow gaps, and do not begin with the digits that a mask shows', () => {
    for (const text of ['42, 42424, 2424, 24242', '•••• 4242 42424 2424 242']) expect(masks(text)).toBe(text);
  });

  test.each([
    'at 40.712776 and 74.005974 and 51.507351 and 10.127758 no ',
    '1-2 apples: no ',
    '4242 and -1 and no ',
  ])('in an unusual layout do not depend on digits elsewhere in the text: %s', (before) => {
    expect(masks(`${before}42 42424 2424 24242 -1`)).toBe(`${before}•••• 4242 -1`);
  });

  test('in a usual layout win over an unusual reading that crosses them', () => {
    expect(masks('36 4834 4773 8465 2453')).toBe('36 •••• 2453');
    expect(masks('4242 4242 4242 4242 12/27 123 46')).toBe('•••• 4242 ••/•• ••• 46');
  });

  test('in a usual layout leave alone an unusual one elsewhere in the text', () => {
    expect(masks('4242 4242 4242 4242 and 42 42424 2424 24242')).toBe('•••• 4242 and •••• 4242');
  });

  test('are masked with the digits before them, but not behind them, that make a longer number', () => {
    expect(masks('406 4242 4242 4242 4242')).toBe('•••• 4242');
    expect(masks('4242 4242 4242 4242 0 30')).toBe('•••• 4242 0 30');
  });

  test('that share a group are one, which shows the last four of the first', () => {
    expect(masks('4906 1952 1830 4694 1913 1413 8769')).toBe('•••• 4694');
  });

  test('of sixteen digits show their own last four, although the first twelve make a number too', () => {
    expect(masks('6759 5820 9644 5975')).toBe('•••• 5975');
  });

  test('with a typing error and right ones are each masked, in either order', () => {
    expect(masks('my card 4242 4242 4242 4241 and 5555 5555 5555 4444')).toBe(
      'my card •••• 4241 and •••• 4444',
    );
    expect(masks('card 1: 4242 4242 4242 4242, 5555 5555 5555 4443')).toBe('card 1: •••• 4242, •••• 4443');
    expect(masks('my card 4242 4242 4242 4241 and 4242 4242 4242 4242 030')).toBe(
      'my card •••• 4241 and •••• 4242 •••',
    );
  });

  test('with a typing error end before the CVV, and do not begin with the digits that a mask shows', () => {
    expect(masks('my card 4242 4242 4242 4241 424')).toBe('my card •••• 4241 •••');
    expect(masks('my card •••• 4242 4242 4242 4241')).toBe('my card •••• 4242 4242 4242 4241');
  });

  test('are found behind one whose last digits would make another with them', () => {
    // 4444 4792 3776 1392 is valid, and so is 4792 3776 1392 0384.
    expect(masks('5555555555554444 4792 3776 1392 0384')).toBe('•••• 4444 •••• 0384');
    expect(masks('5555555555554444 4792 3776 1392 0384, 4242424242424242')).toBe(
      '•••• 4444 •••• 0384, •••• 4242',
    );
  });

  test('are followed by no expiry date or CVV where the digits behind go on in fours', () => {
    expect(masks('4242424242424242 1234 5678 9012')).toBe('•••• 4242 1234 5678 9012');
  });

  test('are found behind characters that stand for several, such as fractions', () => {
    expect(masks('½ 4242 4242 4242 4242')).toBe('½ •••• 4242');
    expect(masks('⒈ x 4242 4242 4242 4242')).toBe('⒈ x •••• 4242');
  });
});
