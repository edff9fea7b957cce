import { describe, expect, it } from 'vitest';
import { SealformError, type ErrorDetails } from '../../../core/errors.ts';
import { checkAnswer, checkAnswers, offTheRecordFields, storedFields } from '../../../core/fields/answers.ts';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { leftOutOf, maskAnswers } from '../../../core/fields/masks.ts';
import { defineForm } from '../../../core/fields/form.ts';
import { kindOf, type Field } from '../../../core/fields/field.ts';
import { everyChoice, fieldOf, now, samplesOf } from './examples.ts';
import { definition } from './form/form-definition.ts';

const form = defineForm(definition);
const relayOnly = defineForm({ ...definition, fields: { cvv: definition.fields.cvv } });
const awkward = defineForm({
  ...definition,
  fields: { constructor: { kind: 'phone', label: 'Phone', why: 'Why' } as const },
});
const card = '4242 4242 4242 4242';

/** The details of the ERR_INVALID_ANSWER that this throws. */
function refusal(attempt: () => unknown): ErrorDetails {
  try {
    attempt();
  } catch (error) {
    expect(error).toBeInstanceOf(SealformError);
    expect((error as SealformError).code).toBe('ERR_INVALID_ANSWER');
    return (error as SealformError).details;
  }
  throw new Error('Nothing was refused.');
}

it('an answer of any kind is refused with what the form says, whatever is wrong with it', () => {
  for (const { kind, options } of everyChoice) {
    const field = fieldOf(kind, options);
    const isStored = kindOf(field).storage.includes('stored');
    const asked = { ...field, ...(!isStored && { offTheRecord: true }) } as Field;
    const one = defineForm({ ...definition, fields: { field: asked } });
    const check = (answer: string) =>
      isStored ? checkAnswers(one, { field: answer }, now) : checkAnswer(one, 'field', answer, now);
    for (const answer of Object.keys(samplesOf(kind, options).invalid)) {
      expect(refusal(() => check(answer))).toEqual({
        field: 'field',
        expected: kindOf(field).expected(field),
      });
    }
  }
});

/** Names that an object answers to without being asked. */
const inherited = ['constructor', 'toString', 'hasOwnProperty', 'valueOf'];

describe('stored answers', () => {
  it('are written in their one way', () => {
    expect(checkAnswers(form, { note: ' Hi ', cardNumber: card }, now)).toEqual({
      cardNumber: '4242424242424242',
      note: 'Hi',
    });
  });

  it('may leave out what is optional, or leave it blank', () => {
    const canonical = { cardNumber: '4242424242424242' };
    expect(checkAnswers(form, { cardNumber: card }, now)).toEqual(canonical);
    expect(checkAnswers(form, { cardNumber: card, note: ' \n' }, now)).toEqual(canonical);
    expect(checkAnswers(form, { cardNumber: `\u202A${card}\u202C`, note: '\u200B\uFEFF' }, now)).toEqual(
      canonical,
    );
  });

  it('that were left out are found by the masks that are missing, in the version that was asked for', () => {
    const asked = (version: number) => ({ request: { form: { version } } }) as FormRecord;
    const record = { ...asked(1), masks: { cardNumber: '•••• 4242' } };
    expect(leftOutOf(form, record)).toEqual(['note']);
    expect(leftOutOf(form, { ...record, masks: { ...record.masks, note: '[provided]' } })).toEqual([]);
    expect(leftOutOf(form, { ...record, ...asked(2) })).toEqual([]);
    expect(leftOutOf(undefined, record)).toEqual([]);
  });

  it('are refused by field, with what is expected, when one is missing or not valid', () => {
    const expected = 'the long number on the card, 12 to 19 digits';
    expect(refusal(() => checkAnswers(form, {}, now))).toEqual({ field: 'cardNumber', expected });
    for (const wrong of ['', '4242', 'x'.repeat(100_000), '4242\u0000424242424242']) {
      const details = refusal(() => checkAnswers(form, { cardNumber: wrong }, now));
      expect(details).toEqual({ field: 'cardNumber', expected });
    }
  });

  it('are refused when one belongs off the record, so that it reaches no store', () => {
    const details = refusal(() => checkAnswers(form, { cardNumber: card, cvv: '123' }, now));
    expect(details).toMatchObject({ field: 'cvv' });
    expect(refusal(() => checkAnswers(relayOnly, { cvv: '123' }, now))).toMatchObject({ field: 'cvv' });
  });

  it('are refused for a name that is no field, without repeating it', () => {
    for (const name of ['4111111111111111', 'x'.repeat(100_000), ...inherited]) {
      const details = refusal(() => checkAnswers(form, { cardNumber: card, [name]: 'x' }, now));
      expect(details).toEqual({ path: 'answers', expected: 'only fields of this form' });
    }
    const own = JSON.parse('{ "__proto__": "x" }') as Record<string, string>;
    expect(refusal(() => checkAnswers(form, own, now))).toMatchObject({ path: 'answers' });
  });

  it('are never those that an object inherits', () => {
    expect(refusal(() => checkAnswers(awkward, {}, now))).toMatchObject({ field: 'constructor' });
    expect(checkAnswers(awkward, { constructor: '+12025550123' }, now)).toEqual({
      constructor: '+12025550123',
    });
    const inheriting = Object.create({ cardNumber: card }) as Record<string, string>;
    expect(refusal(() => checkAnswers(form, inheriting, now))).toMatchObject({ field: 'cardNumber' });
  });

  it('are refused when they are not text', () => {
    for (const wrong of [4242424242424242, null, {}, [card], { toString: () => card }]) {
      const details = refusal(() => checkAnswers(form, { cardNumber: wrong as string }, now));
      expect(details).toMatchObject({ field: 'cardNumber' });
    }
    const wrong = { cardNumber: card, note: 1 as unknown as string };
    expect(refusal(() => checkAnswers(form, wrong, now))).toMatchObject({ field: 'note' });
  });

  it('are none for a form that stores nothing', () => {
    expect(checkAnswers(relayOnly, {}, now)).toEqual({});
    expect(maskAnswers(relayOnly, {})).toEqual({});
  });
});

describe('an off-the-record answer', () => {
  it('is written in its one way', () => {
    expect(checkAnswer(form, 'cvv', ' １２３ ', now)).toBe('123');
    expect(checkAnswer(form, 'cvv', '1 2 3\u200E', now)).toBe('123');
  });

  it('is refused by field when it is not valid, or blank', () => {
    for (const wrong of ['', '12', '12345', '1\u000023', '9'.repeat(100_000)]) {
      expect(refusal(() => checkAnswer(form, 'cvv', wrong, now))).toMatchObject({ field: 'cvv' });
    }
  });

  it('is refused for a field whose answer is stored', () => {
    expect(refusal(() => checkAnswer(form, 'cardNumber', card, now))).toMatchObject({ field: 'cardNumber' });
  });

  it('is refused for a name that is no field, without repeating it', () => {
    for (const name of ['4111111111111111', '', '__proto__', ...inherited]) {
      const details = refusal(() => checkAnswer(form, name, '123', now));
      expect(details).toEqual({ path: 'answers', expected: 'only fields of this form' });
    }
  });
});

describe('what remains', () => {
  it('is a mask for each stored answer, and nothing for any other name', () => {
    const canonical = { cardNumber: '4242424242424242', note: 'Hi', cvv: '123', other: 'x' };
    expect(maskAnswers(form, canonical)).toEqual({ cardNumber: '•••• 4242', note: '[provided]' });
    expect(maskAnswers(form, { cardNumber: '4242424242424242' })).toEqual({ cardNumber: '•••• 4242' });
  });

  it('is split by storage, in the order of the form', () => {
    expect(storedFields(form)).toEqual(['cardNumber', 'note']);
    expect(offTheRecordFields(form)).toEqual(['cvv']);
    expect(storedFields(relayOnly)).toEqual([]);
  });
});
