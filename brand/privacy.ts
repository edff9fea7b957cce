import type { PrivacyPolicy } from '../core/brand/brand.ts';

/** Customers consent to it with each form. Every change of it, of a text too, is another version. */
export const privacy: PrivacyPolicy = {
  version: '2026-11-01',
  url: 'https://www.example.com/privacy',
  // The forms have texts of their own. For another: 'payment-card': { en: '…', de: '…' }
  texts: {},
};
