import { defineForm } from '../core/fields/form.ts';

/** A bank account in the United States. */
export const usBankAccountForm = defineForm({
  name: 'us-bank-account',
  version: 1,
  title: 'US bank account',
  purpose: 'To set up the bank transfer that you asked for in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees your bank details once, to set up this transfer. They are then destroyed, at the latest after one hour. This chat keeps only the last four digits of each.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    usRouting: { kind: 'usRouting', label: 'Routing number', why: 'It names your bank.' },
    usAccount: {
      kind: 'usAccount',
      label: 'Account number',
      why: 'It names the account that the money moves to or from.',
    },
  },
});
