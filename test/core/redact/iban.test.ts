import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

const masks = (text: string) => redact(text).text;

describe('IBANs in text', () => {
  test.each([
    'DE89370400440532013000',
    'DE89 3704 0044 0532 0130 00',
    'de89-3704-0044-0532-0130-00',
    'DE 89 3704 0044 0532 0130 00',
    'DE89\u00a03704\u00a00044\u00a00532\u00a00130\u00a000',
    'DE89 3704 0044\n0532 0130 00',
    'ＤＥ８９ ３７０４ ００４４ ０５３２ ０１３０ ００',
    'DE89 ٣٧٠٤ ٠٠٤٤ ٠٥٣٢ ٠١٣٠ ٠٠',
  ])('are masked however they are written: %j', (written) => {
    expect(redact(`Konto ${written}, danke`)).toEqual({
      text: 'Konto DE•• •••• 3000, danke',
      kinds: ['iban'],
      certain: true,
    });
  });

  test('with letters in the account show the country and the last four', () => {
    expect(masks('GB29 NWBK 6016 1331 9268 19')).toBe('GB•• •••• 6819');
    expect(masks('FR1420041010050500013M02606')).toBe('FR•• •••• 2606');
    expect(masks('mt84malt011000012345mtlcast001s')).toBe('MT•• •••• 001S');
  });

  test('are found glued to a word, and whatever the words say', () => {
    expect(masks('IBANDE89370400440532013000')).toBe('IBANDE•• •••• 3000');
    expect(masks('order DE89370400440532013000')).toBe('order DE•• •••• 3000');
    expect(masks('我的账号DE89370400440532013000。')).toBe('我的账号DE•• •••• 3000。');
  });

  test('stay apart from an amount behind them', () => {
    expect(masks('DE89 3704 0044 0532 0130 00 500 EUR')).toBe('DE•• •••• 3000 500 EUR');
  });

  test('need the country, its length and structure, and the check digits', () => {
    const texts = [
      'DE89370400440532013001',
      'ZZ89370400440532013000',
      'DE8937040044053201300',
      'DE893704004405320130001',
      'GB29 1234 6016 1331 9268 19',
    ];
    expect(texts.map(masks)).toEqual(texts);
  });

  test('with a typing error are masked where they are called IBAN', () => {
    expect(masks('IBAN: DE89 3704 0044 0532 0130 01')).toBe('IBAN: DE•• •••• 3001');
    expect(masks('my iban number is DE89370400440532013001')).toBe('my iban number is DE•• •••• 3001');
  });

  test('may have up to four separators at once, of every kind that people type', () => {
    expect(masks('DE89 - -37040044053201-.-_3000')).toBe('DE•• •••• 3000');
    for (const text of ['DE89     370400440532013000', 'DE89,370400440532013000', 'DE89+370400440532013000'])
      expect(masks(text)).toBe(text);
  });

  test('are not cut out of a longer word or number', () => {
    expect(masks('DE8937040044053201300012')).toBe('DE8937040044053201300012');
    expect(masks('XDE89370400440532013000')).toBe('XDE•• •••• 3000');
  });

  test('are each masked when two stand in a row', () => {
    expect(masks('DE89370400440532013000 GB29NWBK60161331926819')).toBe('DE•• •••• 3000 GB•• •••• 6819');
  });

  test('with a typing error are left where nothing near says IBAN, or a number stands in between', () => {
    const wrong = 'DE89370400440532013001';
    const left = [
      `account ${wrong}`,
      `IBAN one two three four ${wrong}`,
      `IBAN 12 ${wrong}`,
      `IBAN of the accountthatiswrong ${wrong}`,
    ];
    for (const text of left) expect(masks(text)).toBe(text);
    for (const text of ['IBAN', 'my IBAN is the', 'IBAN: your one, here:'])
      expect(masks(`${text} ${wrong}`)).toBe(`${text} DE•• •••• 3001`);
  });

  test('are one, although their last characters read as an IBAN of another country', () => {
    expect(masks('MT60MALT01100000NO9386011117947')).toBe('MT•• •••• 7947');
  });

  test('with a typing error are left where they are glued to a word, or have a letter among the check digits', () => {
    for (const text of ['IBANDE89370400440532013001', 'IBAN DEA9 3704 0044 0532 0130 01'])
      expect(masks(text)).toBe(text);
  });

  test('do not begin with the end of a word: visa is not Saudi Arabia', () => {
    expect(masks('SA03 8000 0000 6080 1016 7519')).toBe('SA•• •••• 7519');
    expect(masks('visa 03 8000 0000 6080 1016 7519')).toBe('visa 03 8000 0000 6080 1016 7519');
  });
});
