import { defineForm } from '../core/fields/form.ts';

/** Something confidential in the visitor's own words. */
export const secureNoteForm = defineForm({
  name: 'secure-note',
  version: 1,
  title: 'Private note',
  purpose: 'To receive what you do not want to write in the open chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees your note once. It is then destroyed, at the latest after one hour. This chat keeps only that you wrote one. Please do not write card numbers, passwords or PINs in it.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 30 * 60,
  fields: {
    secureNote: {
      kind: 'secureNote',
      label: 'Your note',
      why: 'Our agent needs it to help you with what you described.',
    },
  },
});
