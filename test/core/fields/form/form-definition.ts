import type { Form } from '../../../../core/fields/form.ts';

/** A valid definition with a field of each storage; tests change one thing at a time. */
export const definition = {
  name: 'test-form',
  version: 1,
  title: 'Title',
  purpose: 'Purpose',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: { en: 'Text', 'pt-BR': 'Texto' },
  },
  retentionSeconds: 3600,
  openWithinSeconds: 600,
  submitWithinSeconds: 600,
  fields: {
    cardNumber: { kind: 'cardNumber', label: 'Card number', why: 'To charge it' },
    note: { kind: 'secureNote', label: 'Note', why: 'To help you', optional: true },
    cvv: { kind: 'cvv', label: 'Code', why: 'To charge the card', offTheRecord: true },
  },
} as const satisfies Form;
