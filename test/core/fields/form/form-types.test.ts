import { expect, it } from 'vitest';
import { defineForm, isSealed } from '../../../../core/fields/form.ts';
import type { Field } from '../../../../core/fields/field.ts';
import { definition } from './form-definition.ts';

// Each `@ts-expect-error` is the promise: `tsc` fails when the line below it compiles.

const words = { label: 'Label', why: 'Why' } as const;

function define(field: Field) {
  return () => defineForm({ ...definition, fields: { field } });
}

it('a form that stores what may not be stored does not compile, and throws', () => {
  const stored = [
    // @ts-expect-error -- a cvv can only be off the record
    define({ kind: 'cvv', ...words }),
    // @ts-expect-error -- a pin can only be off the record
    define({ kind: 'pin', ...words }),
    // @ts-expect-error -- a one-time code can only be off the record
    define({ kind: 'oneTimeCode', ...words }),
    // @ts-expect-error -- a challenge's answer can only be off the record
    define({ kind: 'challengeAnswer', ...words }),
    // @ts-expect-error -- characters of a secret can only be off the record
    define({ kind: 'secretCharacters', ...words, count: 2 }),
  ];
  for (const attempt of stored) expect(attempt).toThrow(/"test-form", field "field": \w+ is never stored/);

  // @ts-expect-error -- nor does saying so
  expect(define({ kind: 'cvv', ...words, offTheRecord: false })).toThrow('offTheRecord must be true');
  // @ts-expect-error -- nor leaving it undefined
  expect(define({ kind: 'cvv', ...words, offTheRecord: undefined })).toThrow('never stored');
});

it('a literal form that stores a cvv does not compile, and throws', () => {
  expect(() =>
    defineForm({
      ...definition,
      // @ts-expect-error -- a cvv can only be off the record
      fields: { cvv: { kind: 'cvv', label: 'Security code', why: 'Why' } },
    }),
  ).toThrow('Form "test-form", field "cvv": cvv is never stored: it must have offTheRecord: true.');
});

it('what can only be stored cannot be off the record', () => {
  const relayed = [
    // @ts-expect-error -- an expiry date is stored
    define({ kind: 'cardExpiry', ...words, offTheRecord: true }),
    // @ts-expect-error -- a social security number is stored
    define({ kind: 'ssn', ...words, offTheRecord: true }),
    // @ts-expect-error -- a note is stored
    define({ kind: 'secureNote', ...words, offTheRecord: true }),
  ];
  for (const attempt of relayed) expect(attempt).toThrow(/field "field": \w+ cannot be off the record/);
});

it('what is off the record cannot be optional', () => {
  const message = /field "field": an off-the-record field cannot be optional/;
  // @ts-expect-error -- a form is done when every off-the-record answer has been delivered
  expect(define({ kind: 'pin', ...words, offTheRecord: true, optional: true })).toThrow(message);
  // @ts-expect-error -- whichever way a kind may go
  expect(define({ kind: 'cardNumber', ...words, offTheRecord: true, optional: true })).toThrow(message);
});

it('a card number may be either', () => {
  expect(define({ kind: 'cardNumber', ...words })).not.toThrow();
  expect(define({ kind: 'cardNumber', ...words, offTheRecord: true })).not.toThrow();
});

it('there is no kind for the PIN of a card or for a password', () => {
  // @ts-expect-error -- there is no such kind
  expect(define({ kind: 'cardPin', ...words })).toThrow('kind must be one of');
  // @ts-expect-error -- there is no such kind
  expect(define({ kind: 'password', ...words, offTheRecord: true })).toThrow('kind must be one of');
  // @ts-expect-error -- nor a name that every object has
  expect(define({ kind: 'constructor', ...words })).toThrow('kind must be one of');
});

it('options belong to their kind, and have their values', () => {
  // @ts-expect-error -- a card number has no such option
  expect(define({ kind: 'cardNumber', ...words, showLastFour: true })).toThrow(
    '"showLastFour" is not one of ',
  );
  // @ts-expect-error -- a national number needs its country
  expect(define({ kind: 'nationalId', ...words })).toThrow('country must be');
  // @ts-expect-error -- of those that there are rules for
  expect(define({ kind: 'nationalId', ...words, country: 'US' })).toThrow('country must be');
  // @ts-expect-error -- a security code has 3 or 4 digits
  expect(define({ kind: 'cvv', ...words, offTheRecord: true, length: 5 })).toThrow(
    'length must be one of 3, 4',
  );
  expect(define({ kind: 'secretCharacters', ...words, offTheRecord: true, count: 0 })).toThrow(
    'count must be',
  );
  expect(define({ kind: 'nationalId', ...words, country: 'GB' })).not.toThrow();
  expect(define({ kind: 'ssn', ...words, showLastFour: true })).not.toThrow();
});

it('a choice is one of two at least, each with words by language', () => {
  const choices = { yes: { en: 'Yes' }, no: { en: 'No', de: 'Nein' } };
  expect(define({ kind: 'choice', ...words, choices })).not.toThrow();
  expect(define({ kind: 'choice', ...words, choices, several: true })).not.toThrow();
  // @ts-expect-error -- without choices
  expect(define({ kind: 'choice', ...words })).toThrow('choices must be 2 to 20 choices');
  // @ts-expect-error -- without English, which is the last resort
  expect(define({ kind: 'choice', ...words, choices: { ...choices, no: { de: 'Nein' } } })).toThrow(
    'choices must',
  );
  // @ts-expect-error -- in a language that the frame does not speak
  expect(define({ kind: 'choice', ...words, choices: { ...choices, no: { en: 'No', it: 'No' } } })).toThrow(
    'choices',
  );
  for (const [name, label] of [
    ['No', 'No'],
    ['1', 'No'],
    ['a,b', 'No'],
    ['', 'No'],
    ['no', ' '],
    ['no', 'x'.repeat(101)],
  ])
    expect(
      define({ kind: 'choice', ...words, choices: { yes: choices.yes, [name ?? '']: { en: label ?? '' } } }),
    ).toThrow('choices must');
  const many = (count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`c${at}`, { en: 'C' }]));
  expect(define({ kind: 'choice', ...words, choices: many(1) })).toThrow('choices must');
  expect(define({ kind: 'choice', ...words, choices: many(20) })).not.toThrow();
  expect(define({ kind: 'choice', ...words, choices: many(21) })).toThrow('choices must');
});

it('a number has bounds that leave a choice', () => {
  const between = { least: 0, greatest: 10 };
  expect(define({ kind: 'number', ...words, between, decimals: 2, unit: { en: 'kWh' } })).not.toThrow();
  // @ts-expect-error -- without bounds
  expect(define({ kind: 'number', ...words })).toThrow('between must be two whole numbers');
  for (const [least, greatest] of [
    [1, 1],
    [2, 1],
    [0.5, 1],
    [0, Infinity],
    [0, 1e10],
    [NaN, 1],
  ] as const)
    expect(define({ kind: 'number', ...words, between: { least, greatest } })).toThrow('between must be');
  // @ts-expect-error -- a unit has its words by language
  expect(define({ kind: 'number', ...words, between, unit: 'kWh' })).toThrow('unit must be');
});

it('a form that servers can read says so with its reason, and no other says why', () => {
  const together = 'Form "test-form": sealed: false and whyNotSealed go together.';
  // @ts-expect-error -- without a reason
  expect(() => defineForm({ ...definition, sealed: false })).toThrow(together);
  // @ts-expect-error -- a reason for what is not so
  expect(() => defineForm({ ...definition, whyNotSealed: 'To charge it' })).toThrow(together);
  // @ts-expect-error -- sealed is what a form is unless it says otherwise
  expect(() => defineForm({ ...definition, sealed: true })).toThrow('sealed must be false, or left out');
  const both = defineForm({ ...definition, sealed: false, whyNotSealed: 'To charge it' });
  expect([isSealed(both), isSealed(defineForm(definition))]).toEqual([false, true]);
});
