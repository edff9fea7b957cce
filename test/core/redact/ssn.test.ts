import { describe, expect, test } from 'vitest';
import { redact } from '../../../core/redact/redact.ts';

const masks = (text: string) => redact(text).text;

describe('social security numbers in text', () => {
  test.each([
    '123-45-6789',
    '123.45.6789',
    '123\u201145\u20116789',
    '123 - 45 - 6789',
    '123-45-\n6789',
    '１２３-４５-６７８９',
  ])('written three, two, four with dashes or dots are masked without any context: %j', (written) => {
    expect(redact(`it is ${written}, ok`)).toEqual({
      text: 'it is •••-••-••••, ok',
      kinds: ['ssn'],
      certain: false,
    });
  });

  test('show no digit', () => {
    expect(masks('SSN 123-45-6789')).not.toMatch(/[0-9]/);
  });

  test.each([
    'order 123-45-6789',
    'tracking: 123-45-6789',
    'part no. 123-45-6789',
    'invoice 123 45 6789',
    'call 123-45-6789',
    'Rechnung 123-45-6789',
    '订单号 123-45-6789',
  ])('are not seen where the word directly before them names something else: %s', (text) => {
    expect(masks(text)).toBe(text);
  });

  test('are seen where the nearest telling word says SSN, of several', () => {
    expect(masks('about my order: my SSN is 123-45-6789')).toBe('about my order: my SSN is •••-••-••••');
    expect(masks('123-45-6789 is my ssn, for that order')).toBe('•••-••-•••• is my ssn, for that order');
  });

  test.each([
    '000-12-3456',
    '666-12-3456',
    '900-12-3456',
    '987-65-4320',
    '123-00-4567',
    '123-45-0000',
    '078-05-11204',
    '0123-45-6789',
  ])('must be numbers that can have been assigned: %s', (text) => {
    expect(masks(`ssn ${text}`)).toBe(`ssn ${text}`);
  });

  test('in nine digits need a word that says so', () => {
    expect(masks('123456789')).toBe('123456789');
    expect(masks('customer id 123456789')).toBe('customer id 123456789');
    expect(masks('my social security number is 123456789')).toBe('my social security number is •••-••-••••');
    expect(masks('SSN: 123 456 789')).toBe('SSN: •••-••-••••');
    expect(masks('my social media id is 123456789')).toBe('my social media id is 123456789');
  });

  test.each([
    '2024-123-45-6789',
    '123-45-6789-01',
    'PN-123-45-6789',
    '123-45-6789-A1',
    '+123 45 6789',
    '12 123 45 6789',
  ])('are not cut out of longer numbers and codes: %s', (text) => {
    expect(masks(text)).toBe(text);
  });

  test('one under the other are each masked', () => {
    expect(masks('123-45-6789\n234-56-7890')).toBe('•••-••-••••\n•••-••-••••');
  });

  test.each([
    'A123-45-6789',
    '123-45-6789/01',
    '123.45.6789.01',
    '01.123.45.6789',
    '1/123/45/6789',
    'AB_123-45-6789',
  ])('are not cut out of what is joined to them: %s', (text) => {
    expect(masks(text)).toBe(text);
  });

  test.each([
    '123-45-6789, 2',
    '2, 123-45-6789',
    '(123-45-6789)',
    '123-45-6789.',
    'A: 123-45-6789',
    '123-45-6789 A1',
  ])('are seen beside what is not: %s', (text) => {
    expect(masks(text)).toBe(text.replace('123-45-6789', '•••-••-••••'));
  });

  test('with spaces are seen only where they are called one', () => {
    for (const text of [
      'room 301 11 2026',
      'seat 123 45 6789',
      'flight AB 123 12 2026',
      '123 45 6789',
      '•••• 123 45 6789',
    ])
      expect(masks(text)).toBe(text);
    expect(masks('ssn 123 45 6789')).toBe('ssn •••-••-••••');
    expect(masks('123-45-6789 01')).toBe('•••-••-•••• 01');
  });

  test('in other groups are not seen without a word', () => {
    for (const text of ['123 456 789', '12-345-6789', '1 2 3 4 5 6 7 8 9', '123, 45, 6789']) {
      expect(masks(text)).toBe(text);
    }
    expect(masks('ssn 1 2 3 4 5 6 7 8 9')).toBe('ssn •••-••-••••');
    expect(masks('ssn 123, 45, 6789')).toBe('ssn 123, 45, 6789');
  });

  test('are not made from the four digits that a mask shows', () => {
    expect(masks('ssn •••• 1234 5 6789')).toBe('ssn •••• 1234 5 6789');
    expect(masks('ssn •••• 123-45-6789')).toBe('ssn •••• •••-••-••••');
  });

  test('are seen where a space separates them from a code, and left behind a plus sign', () => {
    expect(masks('123-45-6789 -A1')).toBe('•••-••-•••• -A1');
    expect(masks('A- 123-45-6789')).toBe('A- •••-••-••••');
    expect(masks('at x +123-45-6789')).toBe('at x +123-45-6789');
  });

  test.each([
    'I want to cancel my order. 123-45-6789',
    'For my account: 123-45-6789',
    'customer 123-45-6789 Jane Doe',
    'item 1: 123-45-6789',
    '123-45-6789 account holder',
    '123-45-6789 social media',
    'order unquestionably 123-45-6789',
    'Quiero cancelar mi pedido. 123-45-6789',
    'Ich möchte die Bestellung stornieren. 123-45-6789',
    'Je veux annuler ma commande. 123-45-6789',
    '注文をキャンセルしたい。123-45-6789',
    'أريد إلغاء الطلب. 123-45-6789',
    'my order, 123-45-6789',
    'order 5, 123-45-6789',
  ])('are seen where no word directly before them names something else: %s', (text) => {
    expect(masks(text)).toBe(text.replace('123-45-6789', '•••-••-••••'));
  });

  test.each(['219099999', 'It is 219099999', '219 09 9999', '219-09-9999', '219 099 999'])(
    'are bare digits where the other side has asked for one: %s',
    (text) => {
      const { text: masked, kinds } = redact(text, ['ssn']);
      expect(masked).not.toMatch(/[0-9]/);
      expect(kinds).toEqual(['ssn']);
    },
  );

  test('that were asked for are not made from what is named, joined or cannot be assigned', () => {
    for (const text of ['order 219099999', 'my phone is 219099999', '219099999-01', '000099999', '21909999'])
      expect(redact(text, ['ssn']).text).toBe(text);
    expect(redact('219099999', ['cardNumber', 'pin']).text).toBe('219099999');
  });

  test('are certain only where they are called one', () => {
    expect(redact('my ssn is 219099999').certain).toBe(true);
    expect(redact('219-09-9999').certain).toBe(false);
    expect(redact('219099999', ['ssn']).certain).toBe(false);
  });
});
