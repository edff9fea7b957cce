import type { Field } from '../../../core/fields/field.ts';
import type { Form } from '../../../core/fields/form.ts';
import type { DrivingLicenceCountry } from '../../../core/fields/identity/driving-licence.ts';
import type { NationalIdCountry } from '../../../core/fields/identity/national-id-rules.ts';
import type { PassportCountry } from '../../../core/fields/identity/passport.ts';
import type { PostalCountry } from '../../../core/fields/contact/postal-address.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

type FieldOf<Name extends KindName> = Extract<Field, { readonly kind: Name }>;

/** Numbers that belong to nobody: card schemes, banks and authorities set them aside for tests and examples. */
const samples: { readonly [Name in KindName]: (field: FieldOf<Name>) => string } = {
  cardNumber: () => '4242424242424242',
  cardExpiry: () => '12/34',
  cardholderName: () => 'PAT PRACTICE',
  cvv: ({ length = 3 }) => '1234'.slice(0, length),
  iban: () => 'DE89370400440532013000',
  usRouting: () => '011000015',
  usAccount: () => '000123456789',
  ukSortCode: () => '20-00-00',
  ukAccount: () => '55779911',
  ssn: () => '123-45-6789',
  nationalId: ({ country }) => nationalIds[country],
  passport: ({ country }) => (country ? passports[country] : 'PA123456'),
  drivingLicence: ({ country }) => (country ? drivingLicences[country] : 'D1234567'),
  challengeAnswer: () => 'Bluebell',
  secretCharacters: ({ count = 2 }) => 'ab'.repeat(count).slice(0, count),
  pin: () => '2468',
  oneTimeCode: () => '135790',
  healthMemberId: () => 'XYZ123456789',
  dateOfBirth: () => '1980-02-29',
  postalAddress: ({ country }) => `1 Practice Street\n${places[country]}`,
  email: () => 'pat.practice@example.com',
  phone: () => '+1 202 555 0123',
  secureNote: () => 'The key is under the third flower pot.',
};

const nationalIds: Readonly<Record<NationalIdCountry, string>> = {
  BE: '85.07.30-033.28',
  BR: '111.444.777-35',
  CA: '046 454 286',
  DE: '86 095 742 719',
  ES: '12345678Z',
  FR: '2 55 08 14 168 025 38',
  GB: 'AB 12 34 56 C',
  IT: 'RSSMRA85T10A562S',
  NL: '111222333',
  PL: '44051401359',
  SE: '811218-9876',
};

const passports: Readonly<Record<PassportCountry, string>> = {
  AU: 'N1234567',
  CA: 'AB123456',
  DE: 'C01X00T47',
  ES: 'AAA123456',
  FR: '12AB34567',
  GB: '123456789',
  IN: 'A1234567',
  IT: 'YA1234567',
  US: '123456789',
};

const drivingLicences: Readonly<Record<DrivingLicenceCountry, string>> = {
  DE: 'B072RRE2I55',
  GB: 'MORGA657054SM9IJ',
};

const places: Readonly<Record<PostalCountry, string>> = {
  AT: '1010 Wien',
  AU: 'Sydney NSW 2000',
  BE: '1000 Bruxelles',
  BR: '01310-100 São Paulo',
  CA: 'Ottawa ON K1A 0B1',
  CH: '3000 Bern',
  DE: '10115 Berlin',
  ES: '28001 Madrid',
  FR: '75001 Paris',
  GB: 'London SW1A 1AA',
  IE: 'Dublin D02 AF30',
  IN: 'New Delhi 110001',
  IT: '00100 Roma',
  NL: '1012 AB Amsterdam',
  NZ: 'Wellington 6011',
  PL: '00-001 Warszawa',
  SE: '111 20 Stockholm',
  US: 'Springfield IL 62701',
};

/** A valid answer to a field. */
export function practiceAnswer(field: Field): string {
  const sample = samples[field.kind] as (field: Field) => string;
  return sample(field);
}

/** Answers of a made-up customer to a form, by field. */
export function practiceAnswers({ fields }: Form): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, practiceAnswer(field)]));
}
