import { defineForm } from '../core/fields/form.ts';

/** A US social security number, of which the transcript shows no digit: the last four are used to authenticate people. */
export const usSsnForm = defineForm({
  name: 'us-ssn',
  version: 1,
  title: 'Social security number',
  purpose: 'To check who you are, or to report to the tax authority, as our agent explained in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees your social security number once. It is then destroyed, at the latest after 30 minutes. This chat keeps only that you provided it, and none of its digits.',
  },
  retentionSeconds: 30 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  fields: {
    ssn: {
      kind: 'ssn',
      label: 'Social security number',
      why: 'Your records with us, and with the tax authority, are kept under it.',
    },
  },
});
