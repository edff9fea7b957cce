import type { Field } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

/** Noon of 30 June 2026, UTC. */
export const now = Date.UTC(2026, 5, 30, 12);

export interface Example {
  /** The field's options, where the kind has any that matter here. */
  readonly options?: object;
  /** What is typed, and what becomes of it. */
  readonly valid: Readonly<Record<string, string>>;
  readonly invalid: readonly string[];
}

const card: Example = {
  valid: {
    '4242 4242 4242 4242': '4242424242424242',
    '４２４２－４２４２－４２４２－４２４２': '4242424242424242',
    '4222222222222': '4222222222222',
    '5555-5555-5555-4444': '5555555555554444',
    '2223003122003222': '2223003122003222',
    '3782 822463 10005': '378282246310005',
    '6011111111111117': '6011111111111117',
    '30569309025904': '30569309025904',
    '3566002020360505': '3566002020360505',
    '6200000000000005': '6200000000000005',
    '6759649826438453': '6759649826438453',
  },
  invalid: [
    '4242424242424241',
    '424242424242424',
    '3782822463100053',
    '000000000000',
    '42424242424242424242424242',
    '4242x4242x4242x4242',
    '٤٢٤٢٤٢٤٢٤٢٤٢٤٢٤٢',
  ],
};

const bank = {
  iban: {
    valid: {
      'GB82 WEST 1234 5698 7654 32': 'GB82WEST12345698765432',
      'de89 3704 0044 0532 0130 00': 'DE89370400440532013000',
      NO9386011117947: 'NO9386011117947',
      'MT84 MALT 0110 0001 2345 MTLC AST0 01S': 'MT84MALT011000012345MTLCAST001S',
    },
    invalid: [
      'GB82WEST12345698765431',
      'GB82WEST1234569876543',
      'ZZ82WEST12345698765432',
      'DE00',
      '__proto__',
    ],
  },
  usRouting: {
    valid: { '021000021': '021000021', '0110-0001-5': '011000015', '322271627': '322271627' },
    invalid: ['021000022', '000000000', '02100002', '500000005'],
  },
  usAccount: {
    valid: { '1234': '1234', '0001 2345 6789 01234': '00012345678901234' },
    invalid: ['123', '123456789012345678', '12a4'],
  },
  ukSortCode: {
    valid: { '20-00-00': '200000', '20 – 00 – 00': '200000' },
    invalid: ['20000', '2000000', '20/00/00'],
  },
  ukAccount: { valid: { '5577 9911': '55779911' }, invalid: ['5577991', '557799111'] },
} satisfies Partial<Record<KindName, Example>>;

const identity = {
  ssn: {
    valid: { '078-05-1120': '078051120', '899 99 9999': '899999999' },
    invalid: ['000-12-3456', '666-12-3456', '900-12-3456', '123-00-4567', '123-45-0000', '12345678'],
  },
  nationalId: {
    options: { country: 'GB' },
    valid: { 'ab 12 34 56 c': 'AB123456C' },
    invalid: ['QQ123456C', 'GB123456A', 'AB123456E', 'AB12345C'],
  },
  passport: {
    options: { country: 'US' },
    valid: { '123456789': '123456789', a12345678: 'A12345678' },
    invalid: ['12345678', 'AB1234567', '1234567890'],
  },
  drivingLicence: {
    options: { country: 'GB' },
    valid: { 'MORGA 657054 SM9IJ': 'MORGA657054SM9IJ' },
    invalid: ['MORGA957954SM9IJ', 'MORGA657054SM9I', '9ORGA657054SM9IJ'],
  },
  healthMemberId: {
    valid: { 'xyz-123 456 789': 'XYZ123456789', '12345': '12345' },
    invalid: ['1234', 'ABC_123', 'A'.repeat(21)],
  },
  dateOfBirth: {
    valid: {
      '1980-02-28': '1980-02-28',
      '2024-02-29': '2024-02-29',
      '2026-06-30': '2026-06-30',
      '2026-07-01': '2026-07-01',
      '1905-07-01': '1905-07-01',
    },
    invalid: ['2023-02-29', '1980-13-01', '28/02/1980', '2026-07-02', '1905-06-30', '1980-2-8', ''],
  },
} satisfies Partial<Record<KindName, Example>>;

const verification = {
  challengeAnswer: {
    valid: { '  Rex the 2nd ': 'Rex the 2nd', Ｒｅｘ: 'Rex', x: 'x', Zoë: 'Zoë' },
    invalid: ['', '   ', 'x'.repeat(101), 'two\nlines', 'Rex\u202E'],
  },
  secretCharacters: {
    options: { count: 2 },
    valid: { '4 7': '47', ' a B ': 'aB', '😀x': '😀x' },
    invalid: ['4', '472', ''],
  },
  pin: {
    valid: { '0000': '0000', '１２３４': '1234', '12345678': '12345678' },
    invalid: ['123', '123456789', '12a4', ''],
  },
  oneTimeCode: {
    valid: { '123 456': '123456', '12345678': '12345678' },
    invalid: ['12345', '123456789', 'abcdef'],
  },
} satisfies Partial<Record<KindName, Example>>;

const contact = {
  postalAddress: {
    options: { country: 'GB' },
    valid: {
      ' 12½ High Street\r\nLondon\tSW1A 1AA ': '12½ High Street\nLondon SW1A 1AA',
      '10 Downing St, London sw1a2aa': '10 Downing St, London sw1a2aa',
    },
    invalid: [
      '10 Downing Street, London',
      'SW1A 1AA',
      `London SW1A 1AA ${'x'.repeat(300)}`,
      '1 High\u0000Street SW1A 1AA',
    ],
  },
  email: {
    valid: { ' Ada.L+test@Example.COM ': 'Ada.L+test@example.com', 'a@b.co': 'a@b.co' },
    invalid: [
      'ada',
      'ada@example',
      '@example.com',
      'a b@example.com',
      `a@${'b'.repeat(250)}.com`,
      'a@b.c0m.9',
      'a@-b.com',
    ],
  },
  phone: {
    valid: {
      '+44 (0)20 7946 0958': '+442079460958',
      '001-202-555-0123': '+12025550123',
      '+1 (202) 555.0123': '+12025550123',
    },
    invalid: ['020 7946 0958', '+0123456789', '+12', '+1234567890123456', '+1 202 555 CALL'],
  },
  secureNote: {
    valid: { ' one\r\n\r\ntwo 🎉❤️ ': 'one\n\ntwo 🎉❤️', 'x² + ½': 'x² + ½' },
    invalid: ['', ' \n ', 'x'.repeat(4001), 'hidden\u200Bword', 'turned \u202Etxt'],
  },
} satisfies Partial<Record<KindName, Example>>;

/** What is valid and what is not, for every kind. Numbers are those that networks and authorities publish for tests. */
export const examples: Readonly<Record<KindName, Example>> = {
  cardNumber: card,
  cardExpiry: {
    valid: {
      '06/26': '06/26',
      '7 / 26': '07/26',
      '0429': '04/29',
      '04-2029': '04/29',
      '2029-04': '04/29',
      '12/99': '12/99',
    },
    invalid: ['05/26', '13/29', '00/29', '4', '04/1929', '2029-13', '04/29/30', ''],
  },
  cardholderName: {
    valid: {
      " Ada   O'Neil ": "Ada O'Neil",
      'José Müller-Ōta': 'José Müller-Ōta',
      李明: '李明',
      'ACME 24 & SONS': 'ACME 24 & SONS',
    },
    invalid: ['A', 'A'.repeat(27), '4242424242424242', 'Ada <b>', 'Ada\u200BLovelace', 'Ada\nLovelace'],
  },
  cvv: { valid: { '123': '123', '１２３４': '1234', '000': '000' }, invalid: ['12', '12345', 'abc', ''] },
  ...bank,
  ...identity,
  ...verification,
  ...contact,
};

/** A field of this kind with these options, as a form would hold it. */
export function fieldOf(kind: KindName, options: object = examples[kind].options ?? {}): Field {
  return { kind, label: 'Label', why: 'Why', ...options } as Field;
}
