import { defineForm } from '../core/fields/form.ts';

/** A member's health plan. */
export const healthInsuranceForm = defineForm({
  name: 'health-insurance',
  version: 1,
  title: 'Health insurance',
  purpose: 'To look up what your health insurance covers, as you asked in this chat.',
  privacy: {
    version: '2026-11-01',
    url: 'https://www.example.com/privacy',
    text: 'Our agent sees these details once, to look up your cover. They are then destroyed, at the latest after one hour. This chat keeps only the last four characters of the member number.',
  },
  retentionSeconds: 60 * 60,
  openWithinSeconds: 15 * 60,
  submitWithinSeconds: 15 * 60,
  fields: {
    healthMemberId: {
      kind: 'healthMemberId',
      label: 'Member number',
      why: 'Your insurer finds your plan by it.',
    },
    dateOfBirth: {
      kind: 'dateOfBirth',
      label: 'Date of birth',
      why: 'Your insurer checks it with the member number.',
    },
  },
});
