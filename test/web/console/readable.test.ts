import { describe, expect, it } from 'vitest';
import { kindOf, presentationOf } from '../../../core/fields/field.ts';
import { readable } from '../../../web/console/components/forms/readable.ts';
import { everyChoice, fieldOf, now, samplesOf } from '../../core/fields/examples.ts';

const reading = everyChoice.filter(({ kind, options }) => presentationOf(fieldOf(kind, options)).read);

/** Texts that no program of ours sends as an answer. */
const forged = ['maybe', 'constructor', '__proto__', '', ',', 'a,b', '{', '{}', 'null', '<b>', '\u202E1'];

it('an agent reads answers to choices, yes or no, numbers and addresses otherwise than they are sent', () => {
  const kinds = new Set(reading.map(({ kind }) => kind));
  expect([...kinds].toSorted()).toEqual(['choice', 'number', 'postalAddress', 'yesNo']);
  expect(readable('yes', fieldOf('yesNo'), now)).toBe('Yes');
});

describe.each(reading)('of $kind $options an agent', ({ kind, options }) => {
  const field = fieldOf(kind, options);

  it('reads every answer', () => {
    for (const canonical of Object.values(samplesOf(kind, options).valid))
      expect(readable(canonical, field, now)).toBe(presentationOf(field).read?.(canonical, field));
  });

  it('reads a text that is not an answer as it is', () => {
    const texts = [...forged, ...Object.keys(samplesOf(kind, options).invalid)];
    for (const text of texts.filter(
      (each) => typeof kindOf(field).parse(each, { ...field, now }) === 'object',
    ))
      expect(readable(text, field, now)).toBe(text);
  });
});
