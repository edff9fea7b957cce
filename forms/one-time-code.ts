import { defineForm } from '../core/fields/form.ts';

/** A code that the brand sent. Nothing of it is stored, so nothing waits in the vault. */
export const oneTimeCodeForm = defineForm({
  name: 'one-time-code',
  version: 1,
  title: 'One-time code',
  purpose: 'To confirm with the code that we sent you that it is you.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'The code goes straight to our agent and is stored nowhere. This chat keeps only that you entered it.',
  },
  retentionSeconds: 5 * 60,
  openWithinSeconds: 5 * 60,
  submitWithinSeconds: 5 * 60,
  fields: {
    oneTimeCode: {
      kind: 'oneTimeCode',
      label: 'Code',
      why: 'It shows that the phone or the inbox we sent it to is yours.',
      offTheRecord: true,
    },
  },
});
