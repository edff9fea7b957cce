import type { Form } from '../../../core/fields/form.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

/** Numbers that belong to nobody: card schemes, banks and authorities set them aside for tests and examples. */
const samples: Readonly<Partial<Record<KindName, string>>> = {
  cardNumber: '4242424242424242',
  cardExpiry: '12/34',
  cardholderName: 'PAT PRACTICE',
  cvv: '123',
  iban: 'DE89370400440532013000',
  usRouting: '011000015',
  usAccount: '000123456789',
  ssn: '123-45-6789',
  dateOfBirth: '1980-02-29',
  challengeAnswer: 'Bluebell',
  pin: '2468',
  oneTimeCode: '135790',
  healthMemberId: 'XYZ123456789',
  secureNote: 'The key is under the third flower pot.',
};

/** What a made-up visitor answers to a form, by field. */
export function practiceAnswers({ fields }: Form): Record<string, string> {
  const answers = Object.entries(fields).map(
    ([name, { kind }]) => [name, samples[kind] ?? 'Practice'] as const,
  );
  return Object.fromEntries(answers);
}
