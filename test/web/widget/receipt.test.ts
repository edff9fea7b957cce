import { expect, test } from 'vitest';
import { receiptOf } from '../../../web/widget/ledger/receipt.ts';
import { answered } from './story.ts';

test('the receipt repeats the consent as it was given, and says its time as people read it', () => {
  const { consent } = answered({ cardNumber: '•••• 4242' });
  const receipt = JSON.parse(receiptOf(consent)) as object;
  expect(receipt).toEqual({ ...consent, agreedAt: '2026-11-22T09:00:00.000Z' });
});
