import { afterEach, expect, test, vi } from 'vitest';
import { receiptOf } from '../../../web/widget/ledger/receipt.ts';
import { answered } from './story.ts';

afterEach(() => vi.unstubAllEnvs());

test('the receipt repeats the consent as it was given, and says its time as people read it, with its time zone', () => {
  vi.stubEnv('TZ', 'America/New_York');
  const { consent } = answered({ cardNumber: '•••• 4242' });
  const receipt = JSON.parse(receiptOf(consent)) as object;
  expect(receipt).toEqual({ ...consent, agreedAt: '2026-11-22T04:00:00-05:00' });
});

test('the receipt names the language in which the privacy text was shown', () => {
  const { consent } = answered({});
  expect(JSON.parse(receiptOf({ ...consent, privacyLanguage: 'ar' }))).toMatchObject({
    privacyLanguage: 'ar',
  });
});
