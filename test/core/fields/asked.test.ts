import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormRecord } from '../../../core/conversation/form-record.ts';
import { SealformError, type ErrorDetails } from '../../../core/errors.ts';
import { checkAnswers } from '../../../core/fields/answers.ts';
import { isAsked } from '../../../core/fields/asked.ts';
import { checkMasks } from '../../../core/fields/check-masks.ts';
import type { Field } from '../../../core/fields/field.ts';
import { defineForm, type Form } from '../../../core/fields/form.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { leftOutOf, maskAnswers } from '../../../core/fields/masks.ts';
import { sampleAnswers } from '../../../core/fields/sample-answers.ts';
import { showsNoMore } from '../../../core/fields/shows-no-more.ts';
import { verifies } from '../../promises.ts';
import { fieldOf, now, samplesOf } from './examples.ts';
import { definition } from './form/form-definition.ts';
import { storedKinds } from './stored-kinds.ts';

const words = { label: 'Label', why: 'Why' } as const;
const choices = { car: { en: 'Car' }, bus: { en: 'Bus' }, train: { en: 'Train' } };
const form = defineForm({
  ...definition,
  fields: {
    home: { kind: 'yesNo', ...words },
    way: { kind: 'choice', ...words, choices, several: true, when: { field: 'home', is: 'yes' } },
    plate: { kind: 'shortText', ...words, when: { field: 'way', is: 'car' } },
    line: { kind: 'shortText', ...words, when: { field: 'way', is: 'bus' }, optional: true },
  },
});
const depends = '[depends on another answer]';

type Answers = Readonly<Record<string, string>>;

/** The names of the fields that the form asks for. */
function asked(answers: Answers): string[] {
  return Object.keys(form.fields).filter((name) => isAsked(form, name, answers));
}

/** The details of the ERR_INVALID_ANSWER that this throws. */
function refusal(attempt: () => unknown): ErrorDetails {
  try {
    attempt();
  } catch (error) {
    if (error instanceof SealformError && error.code === 'ERR_INVALID_ANSWER') return error.details;
    throw error;
  }
  throw new Error('Nothing was refused.');
}

describe('a field with `when`', () => {
  it.each<[Answers, string[]]>([
    [{}, ['home']],
    [{ home: 'no' }, ['home']],
    [{ home: 'yes' }, ['home', 'way']],
    [{ home: ' YES ' }, ['home', 'way']],
    [{ home: 'yes', way: 'train' }, ['home', 'way']],
    [{ home: 'yes', way: 'car' }, ['home', 'way', 'plate']],
    [{ home: 'yes', way: 'Train, CAR' }, ['home', 'way', 'plate']],
    [{ home: 'yes', way: 'car,bus,train' }, ['home', 'way', 'plate', 'line']],
  ])('is asked for only with that answer: %j', (answers, names) => {
    expect(asked(answers)).toEqual(names);
  });

  it('is not asked for if the field that it depends on is not, whatever is left there', () => {
    expect(asked({ home: 'no', way: 'car,bus' })).toEqual(['home']);
    expect(asked({ way: 'car,bus' })).toEqual(['home']);
  });

  it('is not asked for with what is not an answer', () => {
    const inherited = Object.create({ home: 'yes' }) as Answers;
    for (const answers of [
      inherited,
      { home: 'maybe' },
      { home: 'yes,no' },
      { home: 1 as unknown as string },
      { home: 'yes', way: 'car,plane' },
      { home: 'yes', way: 'car,' },
    ])
      expect(asked(answers)).not.toContain('plate');
  });
});

describe('answers beside a field with `when`', () => {
  it('are complete without a field that is not asked for', () => {
    expect(checkAnswers(form, { home: 'no' }, now)).toEqual({ home: 'no' });
    const whole = { home: 'yes', way: 'bus,car', plate: ' X 1 ', line: '' };
    expect(checkAnswers(form, whole, now)).toEqual({ home: 'yes', way: 'car,bus', plate: 'X 1' });
  });

  it('may leave a field blank that is not asked for', () => {
    expect(checkAnswers(form, { home: 'no', way: '', plate: ' \u200B', line: '' }, now)).toEqual({
      home: 'no',
    });
  });

  it('are refused without one that is asked for', () => {
    expect(refusal(() => checkAnswers(form, { home: 'yes' }, now))).toMatchObject({ field: 'way' });
    for (const plate of [undefined, '', ' '])
      expect(
        refusal(() =>
          checkAnswers(form, { home: 'yes', way: 'car', ...(plate !== undefined && { plate }) }, now),
        ),
      ).toMatchObject({ field: 'plate' });
  });

  it('are refused with one to a field that is not asked for, which is not repeated', () => {
    const expected = 'nothing here: another answer decides whether this is asked';
    for (const [answers, field] of [
      [{ home: 'no', way: 'car' }, 'way'],
      [{ home: 'no', plate: 'a canary' }, 'plate'],
      [{ home: 'yes', way: 'bus', plate: 'a canary' }, 'plate'],
      [{ home: 'yes', way: 'train', line: 'a canary' }, 'line'],
      [{ home: 'no', plate: 1 as unknown as string }, 'plate'],
    ] as const)
      expect(refusal(() => checkAnswers(form, answers, now))).toEqual({ field, expected });
  });

  it('are refused for the other answer first', () => {
    const details = refusal(() => checkAnswers(form, { home: 'maybe', way: 'car', plate: 'X 1' }, now));
    expect(details).toEqual({ field: 'home', expected: 'yes or no' });
  });
});

describe('the mask of a field with `when`', () => {
  const masks = { home: '[provided]', way: depends, plate: depends, line: depends };

  it('is the same whether it was asked, answered or left out', () => {
    for (const answers of [
      { home: 'no' },
      { home: 'yes', way: 'car', plate: 'X 1' },
      { home: 'yes', way: 'bus' },
      { home: 'yes', way: 'bus', line: '7' },
    ]) {
      expect(maskAnswers(form, checkAnswers(form, answers, now))).toEqual(masks);
      const record: Partial<FormRecord> = { masks };
      expect(leftOutOf(form, { request: { form: { version: 1 } }, ...record } as FormRecord)).toEqual([]);
    }
  });

  it('is the only one that is taken, and is always there', () => {
    expect(() => checkMasks(form, masks)).not.toThrow();
    for (const line of ['[provided]', '', '••••', '[not asked]', `${depends} `]) {
      expect(refusal(() => checkMasks(form, { ...masks, line }))).toMatchObject({ field: 'line' });
      expect(showsNoMore(line, '7', form.fields['line'] as Field)).toBe(false);
    }
    const { line, ...others } = masks;
    expect(refusal(() => checkMasks(form, others))).toMatchObject({ field: 'line' });
    expect(showsNoMore(line, '7', form.fields['line'] as Field)).toBe(true);
  });

  it('is that of no other field', () => {
    expect(refusal(() => checkMasks(form, { ...masks, home: depends }))).toMatchObject({ field: 'home' });
    expect(showsNoMore(depends, 'yes', form.fields['home'] as Field)).toBe(false);
  });
});

it('a made-up customer answers what is asked for', () => {
  expect(sampleAnswers(form)).toEqual({
    home: 'yes',
    way: 'car',
    plate: expect.any(String) as string,
  });
});

/** A field of a random form: its kind, and which answer of which field before it it depends on, if any. */
interface Drawn {
  readonly kind: KindName;
  readonly optional: boolean;
  readonly when: readonly [field: number, answer: number] | undefined;
}

const known: readonly KindName[] = ['yesNo', 'choice'];
/** Notes are so long that a form has room for one. */
const others = storedKinds.filter((kind) => kind !== 'secureNote');
const drawnFields = fc.array(
  fc.record<Drawn>({
    kind: fc.oneof(fc.constantFrom(...known), fc.constantFrom(...others)),
    optional: fc.boolean(),
    when: fc.option(fc.tuple(fc.nat(), fc.nat()), { nil: undefined }),
  }),
  { minLength: 1, maxLength: 8 },
);

/** Only a field that depends on another may be optional, as a field that was left out is to be seen. */
function formOf(drawn: readonly Drawn[]): Form {
  const fields: Record<string, Field> = { first: { kind: 'yesNo', ...words } };
  for (const [at, { kind, optional, when }] of drawn.entries()) {
    const before = Object.entries(fields).filter(([, field]) => known.includes(field.kind));
    const [name, other] = before[(when?.[0] ?? 0) % before.length] as [string, Field];
    const answers = other.kind === 'choice' ? Object.keys(other.choices) : ['yes', 'no'];
    const is = answers[(when?.[1] ?? 0) % answers.length] as string;
    const depending = when && { when: { field: name, is }, ...(optional && { optional }) };
    fields[`field${at}`] = { ...fieldOf(kind), ...depending } as Field;
  }
  return defineForm({ ...definition, fields });
}

/** A submission of the form: what decides and what depends is drawn, every other answer is the same each time. */
function submissionOf(form: Form, numbers: readonly number[]): Record<string, string> {
  const answers: Record<string, string> = {};
  for (const [at, [name, { kind, optional, when }]] of Object.entries(form.fields).entries()) {
    const number = numbers[at] ?? 0;
    if (!isAsked(form, name, answers) || (optional && number % 3 === 0)) continue;
    const samples = Object.keys(samplesOf(kind).valid);
    const isDrawn = when !== undefined || known.includes(kind);
    answers[name] = samples[isDrawn ? number % samples.length : 0] as string;
  }
  return answers;
}

const submissions = fc.array(fc.nat(), { minLength: 9, maxLength: 9 });

verifies(
  'P14',
  'the masks of two submissions that differ in choices, and in what depends on them, are the same',
  () => {
    fc.assert(
      fc.property(drawnFields, submissions, submissions, (drawn, ...numbers) => {
        const random = formOf(drawn);
        const [one, other] = numbers.map((each) => {
          const masks = maskAnswers(random, checkAnswers(random, submissionOf(random, each), now));
          checkMasks(random, masks);
          return JSON.stringify(masks);
        });
        expect(one).toBe(other);
      }),
    );
  },
);

it('of any form, an answer to a field that is not asked for is refused', () => {
  fc.assert(
    fc.property(drawnFields, submissions, (drawn, numbers) => {
      const random = formOf(drawn);
      const answers = submissionOf(random, numbers);
      for (const [name, { kind }] of Object.entries(random.fields)) {
        if (isAsked(random, name, answers)) continue;
        const typed = Object.keys(samplesOf(kind).valid)[0] as string;
        // A field that this one would have others ask for is behind it.
        expect(refusal(() => checkAnswers(random, { ...answers, [name]: typed }, now))).toMatchObject({
          field: name,
        });
      }
    }),
  );
});
