import { defineForm } from '../core/fields/form.ts';

/** Is this the person? What proves it is compared by the agent and stored nowhere. */
export const identityCheckForm = defineForm({
  name: 'identity-check',
  version: 1,
  title: 'Identity check',
  purpose: 'To make sure that it is you before our agent opens your account.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees your date of birth once; it is then destroyed, at the latest after 15 minutes. Your answer and your PIN go straight to the agent and are stored nowhere. This chat keeps only that you gave them.',
  },
  retentionSeconds: 15 * 60,
  openWithinSeconds: 10 * 60,
  submitWithinSeconds: 10 * 60,
  fields: {
    dateOfBirth: { kind: 'dateOfBirth', label: 'Date of birth', why: 'We compare it with your account.' },
    challengeAnswer: {
      kind: 'challengeAnswer',
      label: 'Answer to your security question',
      why: 'Only you know it. It goes straight to the agent and is stored nowhere.',
      offTheRecord: true,
    },
    pin: {
      kind: 'pin',
      label: 'Telephone PIN',
      why: 'The PIN that you chose for calls and chats with us, and never the PIN of a card. It goes straight to the agent and is stored nowhere.',
      offTheRecord: true,
    },
  },
});
