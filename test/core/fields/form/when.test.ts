import { describe, expect, it } from 'vitest';
import type { Field, When } from '../../../../core/fields/field.ts';
import { defineForm, type Form, formHash } from '../../../../core/fields/form.ts';
import { kinds } from '../../../../core/fields/kinds.ts';
import { fieldOf, names } from '../examples.ts';
import { definition } from './form-definition.ts';

// Each `@ts-expect-error` is the promise: `tsc` fails when the line below it compiles.

const words = { label: 'Label', why: 'Why' } as const;
const choices = { car: { en: 'Car' }, bus: { en: 'Bus' }, train: { en: 'Train' } };
const before = {
  home: { kind: 'yesNo', ...words },
  way: { kind: 'choice', ...words, choices, several: true },
  note: { kind: 'secureNote', ...words },
} as const satisfies Record<string, Field>;

/** A form in which `plate` depends on another field so. Anything may stand there, as in JavaScript. */
function define(when: unknown, changes: object = {}): () => Form {
  const plate = { kind: 'shortText', ...words, when, ...changes };
  const after = { later: { kind: 'yesNo', ...words } };
  return () => defineForm({ ...definition, fields: { ...before, plate, ...after } } as unknown as Form);
}

describe('a field that depends on another', () => {
  it.each([
    ['a yes', { field: 'home', is: 'yes' }],
    ['a no', { field: 'home', is: 'no' }],
    ['one of some', { field: 'way', is: 'train' }],
  ])('may depend on %s', (_, when) => {
    expect(define(when)().fields['plate']?.when).toEqual(when);
    expect(define(when, { optional: true })).not.toThrow();
  });

  it('may depend on a field that depends on another', () => {
    const seats = { kind: 'yesNo', ...words, when: { field: 'way', is: 'car' } } as const;
    const plate = { kind: 'shortText', ...words, when: { field: 'seats', is: 'yes' } } as const;
    expect(() => defineForm({ ...definition, fields: { ...before, seats, plate } })).not.toThrow();
  });

  const subject = 'Form "test-form", field "plate"';
  const notBefore = `${subject}: when must name a field before this one.`;
  const anything = (kind: string) => `${subject}: when cannot depend on ${kind}, which can have any answer.`;

  it.each([
    [{ field: 'unknown', is: 'yes' }, notBefore],
    [{ field: 'plate', is: 'yes' }, notBefore],
    [{ field: 'later', is: 'yes' }, notBefore],
    [{ field: 'constructor', is: 'yes' }, notBefore],
    [{ field: '__proto__', is: 'yes' }, notBefore],
    [{ field: '', is: 'yes' }, notBefore],
    [{ field: 'note', is: 'yes' }, anything('secureNote')],
    [{ field: 'home', is: 'maybe' }, `${subject}: when must be for one of the answers yes, no.`],
    [{ field: 'home', is: 'Yes' }, `${subject}: when must be for one of the answers yes, no.`],
    [{ field: 'home', is: '' }, `${subject}: when must be for one of the answers yes, no.`],
    [{ field: 'way', is: 'Car' }, `${subject}: when must be for one of the answers car, bus, train.`],
    [{ field: 'way', is: 'car,bus' }, `${subject}: when must be for one of the answers car, bus, train.`],
    [{ field: 'way', is: 'toString' }, `${subject}: when must be for one of the answers car, bus, train.`],
    [{ field: 'home', is: true }, `${subject}, when: is must be an answer.`],
    [{ field: 'home', is: ['yes'] }, `${subject}, when: is must be an answer.`],
    [{ field: 'home' }, `${subject}, when: is must be an answer.`],
    [{ is: 'yes' }, `${subject}, when: field must be the name of a field.`],
    [{ field: 0, is: 'yes' }, `${subject}, when: field must be the name of a field.`],
    [{ field: 'home', is: 'yes', not: true }, `${subject}, when: "not" is not one of field, is.`],
    [{}, `${subject}, when: field must be the name of a field.`],
    ['home', `${subject}: when must be an object with field and is, or left out.`],
    [null, `${subject}: when must be an object with field and is, or left out.`],
    [true, `${subject}: when must be an object with field and is, or left out.`],
    [[{ field: 'home', is: 'yes' }], `${subject}: when must be an object with field and is, or left out.`],
  ])('is refused in one sentence: %j', (when, sentence) => {
    expect(define(when)).toThrow(new Error(sentence));
  });

  it.each(names.filter((kind) => kinds[kind].storage.some((storage) => storage === 'stored')))(
    'depends on %s only if the kind knows all its answers',
    (kind) => {
      const fields = {
        other: fieldOf(kind),
        plate: { kind: 'shortText', ...words, when: { field: 'other', is: kind } },
      };
      const known = { choice: 'morning, evening', yesNo: 'yes, no' }[kind as string];
      expect(() => defineForm({ ...definition, fields } as unknown as Form)).toThrow(
        new Error(known ? `${subject}: when must be for one of the answers ${known}.` : anything(kind)),
      );
    },
  );

  it('is stored: a form is done when every off-the-record answer has been delivered', () => {
    const when: When = { field: 'home', is: 'yes' };
    // @ts-expect-error -- nothing off the record can be missing
    const pin: Field = { kind: 'pin', ...words, offTheRecord: true, when };
    // @ts-expect-error -- whichever way a kind may go
    const card: Field = { kind: 'cardNumber', ...words, offTheRecord: true, when };
    for (const plate of [pin, card])
      expect(() => defineForm({ ...definition, fields: { ...before, plate } })).toThrow(
        new Error(
          `${subject}: an off-the-record field cannot be optional or have when: when must be left out.`,
        ),
      );
  });

  it('names one field and one answer, as far as a type can tell', () => {
    const wrong: Field[] = [
      // @ts-expect-error -- without an answer
      { kind: 'shortText', ...words, when: { field: 'home' } },
      // @ts-expect-error -- an answer is a text
      { kind: 'shortText', ...words, when: { field: 'home', is: true } },
      // @ts-expect-error -- there is nothing but these two
      { kind: 'shortText', ...words, when: { field: 'home', is: 'yes', not: 'no' } },
      // @ts-expect-error -- not an expression
      { kind: 'shortText', ...words, when: 'home' },
    ];
    for (const plate of wrong)
      expect(() => defineForm({ ...definition, fields: { ...before, plate } })).toThrow(subject);
  });

  it('has a stored field beside it that is always answered, or there might be nothing to store', () => {
    const home = { kind: 'yesNo', ...words, optional: true } as const;
    const plate = { kind: 'shortText', ...words, when: { field: 'home', is: 'yes' } } as const;
    const cvv = { kind: 'cvv', ...words, offTheRecord: true } as const;
    const sentence = `${subject}: when needs a stored field beside it that is always answered: there would be nothing to store.`;
    for (const fields of [
      { home, plate },
      { cvv, home, plate },
    ])
      expect(() => defineForm({ ...definition, fields })).toThrow(new Error(sentence));
    const note = { kind: 'secureNote', ...words } as const;
    expect(() => defineForm({ ...definition, fields: { cvv, home, plate, note } })).not.toThrow();
  });

  it('is bound by the form’s hash, with the field and the answer that it depends on', async () => {
    const forms = [
      define(undefined),
      define({ field: 'home', is: 'yes' }),
      define({ field: 'home', is: 'no' }),
      define({ field: 'way', is: 'car' }),
    ];
    const hashes = await Promise.all(forms.map((form) => formHash(form())));
    expect(new Set(hashes).size).toBe(forms.length);
    expect(await formHash(define({ is: 'yes', field: 'home' })())).toBe(hashes[1]);
  });
});
