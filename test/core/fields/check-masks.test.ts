import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ErrorDetails, SealformError } from '../../../core/errors.ts';
import { checkMasks } from '../../../core/fields/check-masks.ts';
import { defineForm, type Form } from '../../../core/fields/form.ts';
import type { KindName } from '../../../core/fields/kinds.ts';
import { maskAnswers } from '../../../core/fields/masks.ts';
import { canonicals } from './canonicals.ts';
import { fieldOf, samplesOf } from './examples.ts';
import { definition } from './form/form-definition.ts';
import { storedFields, storedKinds } from './stored-kinds.ts';

function formOf(kind: KindName, options?: object): Form {
  return defineForm({ ...definition, fields: { field: fieldOf(kind, options) } });
}

/** What a refusal says. Fails when there is none. */
function refusal(form: Form, masks: Readonly<Record<string, string>>): ErrorDetails {
  try {
    checkMasks(form, masks);
  } catch (error) {
    if (error instanceof SealformError && error.code === 'ERR_INVALID_ANSWER') return error.details;
    throw error;
  }
  throw new Error('these masks were accepted');
}

const aboutField = { field: 'field', expected: 'a mask of its kind' };

describe.each(storedFields)('the masks of $kind $options', ({ kind, options }) => {
  const form = formOf(kind, options);
  const masks = canonicals(kind, options).map((answer) => ({
    answer,
    mask: maskAnswers(form, { field: answer })['field'] ?? '',
  }));

  it('pass, of whatever answer', () => {
    fc.assert(fc.property(masks, ({ mask }) => checkMasks(form, { field: mask })));
    for (const field of Object.values(samplesOf(kind, options).valid))
      checkMasks(form, maskAnswers(form, { field }));
  });

  // Of a shorter one the agent's browser tells: it recomputes the masks.
  it('show no answer of more than four characters, whoever writes them', () => {
    if (Object.values(samplesOf(kind, options).valid).every(({ length }) => length <= 4)) return;
    const longer = masks.filter(({ answer }) => answer.length > 4);
    fc.assert(
      fc.property(longer, ({ answer, mask }) => {
        for (const forged of [answer, `•••• ${answer}`, `${mask} ${answer}`, `${answer.slice(0, 6)} ${mask}`])
          expect(refusal(form, { field: forged })).toEqual(aboutField);
      }),
    );
  });

  it('do not pass with anything before, behind or between', () => {
    fc.assert(
      fc.property(
        masks,
        fc.constantFrom('<b>', '\n', '\u202e', '\u200b', '12345', '•', ' '),
        ({ mask }, more) => {
          for (const at of [0, mask.length >> 1, mask.length])
            expect(refusal(form, { field: mask.slice(0, at) + more + mask.slice(at) })).toEqual(aboutField);
        },
      ),
    );
  });

  it.each([
    ['nothing', ''],
    ['bullets and a line break', '••••\n'],
    ['a megabyte of bullets', '•'.repeat(1 << 20)],
    ['a megabyte of digits', '1'.repeat(1 << 20)],
    ['markup', '<img src=x>'],
    ['words and markup', '[provided]<b>'],
    ['full-width digits', '•••• １２３４'],
  ])('are never %s', (_, forged) => {
    expect(refusal(form, { field: forged })).toEqual(aboutField);
  });

  it('are there, unless the field is optional', () => {
    expect(refusal(form, {})).toEqual(aboutField);
    const optional = fieldOf(kind, { ...options, optional: true });
    const other = defineForm({ ...definition, fields: { field: optional, expiry: fieldOf('cardExpiry') } });
    expect(() => checkMasks(other, { expiry: '••/••' })).not.toThrow();
  });
});

it('how many characters a mask shows is fixed by its kind', () => {
  const shown: [KindName, string, string][] = [
    ['cardNumber', '•••• 4242', '•••• 24242'],
    ['iban', 'GB •••• 5432', 'GB •••• 65432'],
    ['usRouting', '•••• 0021', '•••• 00021'],
    ['usAccount', '•••• 5678', '•••• 45678'],
    ['ukAccount', '•••• 9911', '•••• 79911'],
    ['nationalId', '•••• 56C', '•••• 456C'],
    ['passport', '•••• 789', '•••• 6789'],
    ['drivingLicence', '•••• 9IJ', '•••• M9IJ'],
    ['healthMemberId', '•••• 6789', '•••• 56789'],
    ['phone', '•••• 23', '•••• 123'],
    ['email', 'a•••@e•••', 'ad•••@e•••'],
    ['cardholderName', 'A. L.', 'Ad. L.'],
    ['cardholderName', Array(20).fill('A.').join(' '), Array(21).fill('A.').join(' ')],
  ];
  for (const [kind, mask, more] of shown) {
    expect(() => checkMasks(formOf(kind), { field: mask })).not.toThrow();
    expect(refusal(formOf(kind), { field: more })).toEqual(aboutField);
  }
  expect(refusal(formOf('ssn'), { field: '•••• 1120' })).toEqual(aboutField);
  expect(refusal(formOf('postalAddress'), { field: '•••• FR' })).toEqual(aboutField);
  expect(refusal(formOf('cardNumber'), { field: '••••• 4242' })).toEqual(aboutField);
});

it('a mask under a name that is no stored field is refused, and the name is not repeated', () => {
  const form = defineForm(definition);
  const masks = { cardNumber: '•••• 4242', note: '[provided]' };
  expect(() => checkMasks(form, masks)).not.toThrow();
  for (const name of ['cvv', 'other', '4242424242424242', 'constructor', 'toString']) {
    expect(refusal(form, { ...masks, [name]: '[not recorded]' })).toEqual({
      path: 'sealed.masks',
      expected: 'only stored fields of this form',
    });
  }
  const inherited = Object.create(masks) as Record<string, string>;
  expect(refusal(form, inherited)).toMatchObject({ field: 'cardNumber' });
});

it('every kind that can be stored is tried', () => {
  expect(storedKinds.length).toBeGreaterThan(15);
});
