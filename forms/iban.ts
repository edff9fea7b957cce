import { defineForm } from '../core/fields/form.ts';

/** A bank account with an IBAN. */
export const ibanForm = defineForm({
  name: 'iban',
  version: 1,
  title: 'Bank account (IBAN)',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees your IBAN once, to set up this transfer. It is then destroyed, at the latest after one hour. This chat keeps only its country and last four characters.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    iban: { kind: 'iban', label: 'IBAN', why: 'It names the account that the money moves to or from.' },
  },
});
