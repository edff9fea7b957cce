import type { FormRecord } from '../conversation/form-record.ts';
import { storedFields } from './answers.ts';
import { kindOf, type Field } from './field.ts';
import type { Form } from './form.ts';
import { dependent } from './parts/mask.ts';

/**
 * Returns the masks that the transcript shows in place of these canonical answers, by field: one for each stored field that
 * has an answer, and the same mask for every field that depends on another.
 */
export function maskAnswers(form: Form, canonical: Readonly<Record<string, string>>): Record<string, string> {
  const masks: Record<string, string> = {};
  for (const name of storedFields(form)) {
    const answer = Object.hasOwn(canonical, name) ? canonical[name] : undefined;
    // A stored field's name is one of the form's own.
    const mask = maskOf(form.fields[name] as Field, answer);
    if (mask !== undefined) masks[name] = mask;
  }
  return masks;
}

/** The mask of a stored field with this canonical answer; undefined if the field has none. */
export function maskOf(field: Field, answer: string | undefined): string | undefined {
  if (field.when) return dependent;
  return answer === undefined ? undefined : kindOf(field).mask.of(answer, field);
}

/** The optional fields that were left out of a submission: they have no mask. None for another version of the form. */
export function leftOutOf(
  form: Form | undefined,
  { request, masks }: Pick<FormRecord, 'request' | 'masks'>,
): string[] {
  if (form?.version !== request.form.version) return [];
  return storedFields(form).filter((name) => !Object.hasOwn(masks, name));
}
