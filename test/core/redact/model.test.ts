import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

const masks = (text: string) => redact(text).text;

describe('a number that its words, its layout or its place say to be something else', () => {
  test.each([
    'Bestellnummer 305-7401624-0407634',
    '305-7401624-0407634',
    'tracking number 671976925477',
    'order 8127949787280766',
    'my order number is 4242424242424242',
    '4242424242424242 is my order number',
    'Mi número de pedido es 4242424242424242',
    'Meine Bestellnummer ist 4242424242424242',
    'mon numéro de commande est 4242424242424242',
    '注文番号は4242424242424242です',
    'رقم الطلب 4242424242424242',
    'orders 4242424242424242, 5555555555554444 and 4111111111111111',
    'EAN 4067837228126',
    '4067837228126',
    'orders 49022189, 46724126',
    'Tracking 1Z5351989160072920',
    'USPS 9400 1014 5724 9287 6022 55',
    'gift card 6006491234567890',
    'Geschenkkarte 6006 4912 3456 7890',
    'carte cadeau 6036123412341237',
    'https://help.example.com/hc/en-us/articles/4402203860014',
    'see shop.example/a/4242424242424242 please',
    'www.shop.example/4242424242424242',
    'PROJ-4111111111111111',
    'SN4111111111111111',
    '0.4111111111111111',
    '1.4142135623730956',
    'room 301 11 2026',
    'https://example.com/u/123-45-6789',
  ])('stays: %s', (text) => {
    expect(masks(text)).toBe(text);
  });
});

describe('a number of a range or a layout that its words call a card', () => {
  test.each([
    ['my card number is 9704361234567895', 'my card number is •••• 7895'],
    ['gift card 4242424242424242', 'gift card •••• 4242'],
    ['order 4242 4242 4242 4242', 'order •••• 4242'],
    ['order 4242424242424242. My card: 4111111111111111', 'order 4242424242424242. My card: •••• 1111'],
    ['About my order. 4242424242424242', 'About my order. •••• 4242'],
    ['order 1189, card 4242424242424242', 'order 1189, card •••• 4242'],
    ['https://pay.example/?card=4242424242424242', 'https://pay.example/?card=•••• 4242'],
    ['card-4242424242424242', 'card-•••• 4242'],
    ['4222222222222', '•••• 2222'],
  ])('is masked: %s', (text, masked) => {
    expect(masks(text)).toBe(masked);
  });
});

describe('what stands beside a card number', () => {
  test.each([
    ['4242424242424242123', '•••• 4242•••'],
    ['424242424242424212/29 123', '•••• 4242••/•• •••'],
    ['my card 42424242424242421229', 'my card •••• 4242••/••'],
    ['3782822463100051234', '•••• 0005••/••'],
    ['12/29 123 4242424242424242', '••/•• ••• •••• 4242'],
    ['4242 4242 4242 4242 12/29/123', '•••• 4242 ••/••/•••'],
    ['exp 12/29, 4242424242424242', 'exp ••/••, •••• 4242'],
  ])('is masked, and the mask shows digits of the number alone: %s', (text, masked) => {
    expect(masks(text)).toBe(masked);
  });

  test.each([
    ['4242424242424242 100 EUR', '•••• 4242 100 EUR'],
    ['4242424242424242, €100', '•••• 4242, €100'],
    ['4242424242424242, 123-45-6789', '•••• 4242, •••-••-••••'],
    ['4242424242424242 and 555-0134', '•••• 4242 and 555-0134'],
    ['exp 12/29', 'exp 12/29'],
    ['12/29', '12/29'],
  ])('stays where it is an amount or another number: %s', (text, masked) => {
    expect(masks(text)).toBe(masked);
  });
});

describe('security codes and PINs', () => {
  test.each([
    'cvv 12',
    'cvv 12345',
    'PIN 123',
    'pin 123456789',
    'my cvv is 12/29',
    'I paid 123 by card',
    'the code is 1234',
  ])('stay where they have other lengths or other names: %s', (text) => {
    expect(masks(text)).toBe(text);
  });

  test('that were asked for are bare digits of a short message, which nothing else names', () => {
    expect(redact('123', ['cvv'])).toEqual({ text: '•••', kinds: ['cvv'], certain: false });
    expect(redact('It is 1234, thanks', ['pin']).text).toBe('It is ••••, thanks');
    expect(redact('12/29', ['cardExpiry']).text).toBe('••/••');
    for (const text of ['order 1234', 'room 123', 'it costs 12.345', '12345'])
      expect(redact(text, ['cvv']).text).toBe(text);
    const long = 'I have been waiting for the parcel for more than a week now, 123';
    expect(redact(long, ['cvv']).text).toBe(long);
  });
});

describe('a find is certain', () => {
  test.each([
    '4242 4242 4242 4242',
    'order 4242 4242 4242 4242',
    '3782 822463 10005',
    'my card is 4242424242424242',
    '4242424242424242 12/29',
    '%B4242424242424242^DOE/JOHN^2912101?',
    'my ssn is 219099999',
    'DE89370400440532013000',
  ])('where a network’s range meets layout or name, an SSN is called one, or it is an IBAN: %s', (text) => {
    expect(redact(text).certain).toBe(true);
  });

  test.each([
    '4242424242424242',
    '123-45-6789',
    'cvv 123',
    'my card is 4242424242424241',
    'nothing',
    'card 6036123412341237',
  ])('in no other case: %s', (text) => {
    expect(redact(text).certain).toBe(false);
  });

  test('where a network’s range meets a question for a card', () => {
    expect(redact('4242424242424242', new Set(['cardNumber'] as const))).toEqual({
      text: '•••• 4242',
      kinds: ['cardNumber'],
      certain: true,
    });
    expect(redact('6036123412341237', ['cardNumber']).kinds).toEqual(['cardNumber']);
    expect(redact('order 4242424242424242', ['cardNumber']).kinds).toEqual([]);
  });
});

describe('a card number counts, although a word for something else stands before it,', () => {
  test.each([
    [
      'where a date and a code stand behind it',
      'for delivery 5200828282828210 08/28 377',
      'for delivery •••• 8210 ••/•• •••',
    ],
    ['in German', 'Für die Buchung 5200828282828210 08/28 377', 'Für die Buchung •••• 8210 ••/•• •••'],
    ['in Arabic', 'للحجز 5200828282828210 08/28 377', 'للحجز •••• 8210 ••/•• •••'],
    [
      'where these are named',
      'order 5200828282828210 exp 08/28 cvv 377',
      'order •••• 8210 exp ••/•• cvv •••',
    ],
    [
      'where it is what a card is given for',
      'card for my booking 4000056655665556',
      'card for my booking •••• 5556',
    ],
    ['in Spanish', 'tarjeta para el pedido 5200828282828210', 'tarjeta para el pedido •••• 8210'],
    ['in French', 'carte pour la commande 5200828282828210', 'carte pour la commande •••• 8210'],
    ['to pay something', 'card to pay invoice 5200828282828210', 'card to pay invoice •••• 8210'],
    ['and so does an SSN', 'my ssn for the claim is 219-09-4417', 'my ssn for the claim is •••-••-••••'],
  ])('%s', (_, text, masked) => {
    expect(masks(text)).toBe(masked);
  });

  test.each([
    'order 5200828282828210 08/28',
    'I paid by card. Order 5200828282828210',
    'order 8127949787280766 08/28 377',
  ])('and not otherwise: %s', (text) => {
    expect(masks(text)).toBe(text);
  });
});

describe('behind a card number', () => {
  test.each([
    ['a date of three digits is no code', '5200828282828210 828 377', '•••• 8210 ••/•• •••'],
    ['on either side', '5200828282828210 377 828', '•••• 8210 ••• ••/••'],
    ['a date may have its day', '5200828282828210, 08/31/2028, 377', '•••• 8210, ••/••, •••'],
    ['in any order', '5200828282828210 2028-08-31 377', '•••• 8210 ••/•• •••'],
  ])('%s', (_, text, masked) => {
    expect(masks(text)).toBe(masked);
  });
});

describe('a code is named', () => {
  test.each([
    ['by a word that Japanese sets no space beside', 'CVVは377です', 'CVVは•••です'],
    ['and so is a PIN', 'PINは8461です', 'PINは••••です'],
    ['on the line above', 'CVV\n377', 'CVV\n•••'],
    ['behind it', 'my card 5200828282828210 377 cvv', 'my card •••• 8210 ••• cvv'],
    ['by the one before it, not by the one behind', 'cvv 377 cvv 123', 'cvv ••• cvv •••'],
    ['digit by digit', 'my pin is 8-4-6-1', 'my pin is ••••'],
    ['with dots', 'pin 8.4.6.1', 'pin ••••'],
    ['as mine in Arabic', 'رقمي السري هو ٨٤٦١', 'رقمي السري هو ••••'],
    ['as that of the card', 'الرقم السري للبطاقة 8461', 'الرقم السري للبطاقة ••••'],
    ['in German', 'PIN für die Karte 8461', 'PIN für die Karte ••••'],
    ['in French', 'mon code pin c’est 8461', 'mon code pin c’est ••••'],
    ['in markup', '<b>CVV</b>: 377', '<b>CVV</b>: •••'],
    ['in an address', 'card%5Bcvc%5D=377', 'card%5Bcvc%5D=•••'],
    [
      'by the key of a record',
      '{"securityCode":"377","pinCode":"8461"}',
      '{"securityCode":"•••","pinCode":"••••"}',
    ],
    [
      'as the number on the back',
      'die Prüfnummer auf der Rückseite lautet 377',
      'die Prüfnummer auf der Rückseite lautet •••',
    ],
  ])('%s', (_, text, masked) => {
    expect(masks(text)).toBe(masked);
  });

  test.each([
    '{"orderNumber":"4539148803436467"}',
    'pages 1-2-3 of 4',
    'version 1.2.3',
    'eSIM 8944500000000000004',
  ])('and what is named otherwise stays: %s', (text) => {
    expect(masks(text)).toBe(text);
  });

  test('of a longer row of single digits no part is a code, whatever was asked for', () => {
    expect(redact('1 '.repeat(12), ['pin', 'cvv']).text).toBe('1 '.repeat(12));
  });
});
