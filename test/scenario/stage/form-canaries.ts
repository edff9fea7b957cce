import { randomInt } from 'node:crypto';
import { cardNumber, digits, tail, word } from '../../../play/local/canaries.ts';
import { canonicalJson } from '../../../core/canonical-json.ts';
import { findForm } from '../../../branding/forms.ts';
import { type Field, presentationOf } from '../../../core/fields/field.ts';
import type { KindName } from '../../../core/fields/kinds.ts';

const padded = (value: number, length: number) => String(value).padStart(length, '0');

/** An SSN as people write it, of an area, group and serial that are given; the serial begins with a zero, as {@link tail}. */
export function ssnNumber(): string {
  return `${padded(randomInt(100, 600), 3)}-${padded(randomInt(1, 100), 2)}-${padded(randomInt(1, 1_000), 4)}`;
}

/** A German IBAN with its check digits (ISO 7064, MOD 97-10). */
export function ibanNumber(): string {
  const account = digits(14) + tail();
  const check = 98n - (BigInt(`${account}131400`) % 97n);
  return `DE${padded(Number(check), 2)}${account}`;
}

/** An American bank's routing number with its check digit. */
function routingNumber(): string {
  const start = `02${digits(3)}${tail().slice(0, 3)}`;
  const sum = [...start].reduce((total, digit, at) => total + ([3, 7, 1][at % 3] ?? 0) * Number(digit), 0);
  return `${start}${(10 - (sum % 10)) % 10}`;
}

/** An answer that nobody else has, in the form in which it is stored, by the kind of its field. */
const makers: Partial<Record<KindName, () => string>> = {
  cardNumber: () => cardNumber('37', 15),
  cardExpiry: () => `${padded(randomInt(1, 13), 2)}/${randomInt(30, 70)}`,
  cardholderName: () => `${word(10)} ${word(12)}`,
  cvv: () => String(randomInt(7000, 10_000)),
  usRouting: routingNumber,
  usAccount: () => `9${digits(10)}${tail()}`,
  iban: ibanNumber,
  ssn: () => ssnNumber().replaceAll('-', ''),
  dateOfBirth: () => `19${randomInt(30, 99)}-${padded(randomInt(1, 13), 2)}-${padded(randomInt(1, 29), 2)}`,
  challengeAnswer: () => word(16),
  pin: () => `9${digits(7)}`,
  healthMemberId: () => word(14).toUpperCase(),
  oneTimeCode: () => `9${digits(7)}`,
  secureNote: () => `${word(16)} ${word(16)}`,
  number: () => `9${digits(5)}.${randomInt(1, 10)}`,
  date: () => `19${randomInt(10, 70)}-${padded(randomInt(1, 13), 2)}-${padded(randomInt(1, 29), 2)}`,
  postalAddress: () =>
    canonicalJson({ country: 'DE', postcode: digits(5), street: `${word(12)} ${digits(3)}`, town: word(10) }),
  shortText: () => `${word(10)} ${word(12)}`,
};

/**
 * Answers to every field of a published form: a field that others depend on has the answer that one of them is asked with.
 * Throws for a kind of field that has no maker yet.
 */
export function answersTo(formName: string): Record<string, string> {
  const fields = fieldsOf(formName);
  return Object.fromEntries(
    fields.map(([name, field]) => {
      const dependent = fields.find(([, { when }]) => when?.field === name);
      return [name, dependent?.[1].when?.is ?? answerTo(field)];
    }),
  );
}

/** Those of its answers that could be anybody's, so that finding one says nothing: a yes, one of three choices. */
export function anybodysAnswers(formName: string): string[] {
  return fieldsOf(formName)
    .filter(([, { kind }]) => makers[kind] === undefined)
    .map(([name]) => name);
}

function fieldsOf(formName: string): [string, Field][] {
  return Object.entries(findForm(formName)?.fields ?? {});
}

function answerTo(field: Field): string {
  const choices = Object.keys(presentationOf(field).choices?.(field) ?? {});
  const answer = makers[field.kind]?.() ?? choices[randomInt(choices.length || 1)];
  if (answer === undefined) throw new Error(`no planted answer for ${field.kind}`);
  return answer;
}
