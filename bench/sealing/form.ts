import type { AnswersPlace } from '../../core/sealing/place.ts';

/** A form of five fields, as an identity check has them. */
export const answers = {
  dateOfBirth: '1990-02-28',
  email: 'ada@example.com',
  name: 'Ada Lovelace',
  phone: '+442071234567',
  postalAddress: '{"country":"GB","postcode":"SW1Y 4JH","street":"12 St James’s Square","town":"London"}',
};

export const place: AnswersPlace = {
  conversationId: '0b54c1ae-9a3f-4a44-8a5e-3a3f0a9b6c11',
  requestId: '7d0c6e52-2f0b-4b57-9d55-6f0f3c1f2a90',
  formHash: '8d5a3f6c'.repeat(8),
  privacyVersion: '2026-11-01',
  privacyLanguage: 'en',
  masks: {
    dateOfBirth: '[provided]',
    email: 'a•••@e•••',
    name: 'A. L.',
    phone: '•••• 67',
    postalAddress: '•••• GB',
  },
};
