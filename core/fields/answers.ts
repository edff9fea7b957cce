import { SealformError } from '../errors.ts';
import { isAsked } from './asked.ts';
import { kindOf, type Field } from './field.ts';
import type { Form } from './form.ts';
import { normalised } from './parts/normalise.ts';

/** Names of the fields whose answers are stored, in the form's order. */
export function storedFields(form: Form): string[] {
  return Object.keys(form.fields).filter((name) => fieldOf(form, name)?.offTheRecord !== true);
}

/** Names of the fields whose answers are relayed and never stored, in the form's order. */
export function offTheRecordFields(form: Form): string[] {
  return Object.keys(form.fields).filter((name) => fieldOf(form, name)?.offTheRecord === true);
}

/**
 * The stored answers of a submission, each written in its one way, in the form's order. A blank answer to a field that is
 * optional or not asked for is left out. `now` in milliseconds since 1970 UTC.
 *
 * Throws ERR_INVALID_ANSWER with `field` and `expected` for the first answer that is missing or not valid, that the form does
 * not ask for beside the others, or that belongs to an off-the-record field; with `path: 'answers'` for a name that is no field
 * of the form, which is not repeated.
 */
export function checkAnswers(
  form: Form,
  answers: Readonly<Record<string, string>>,
  now: number,
): Record<string, string> {
  for (const name of Object.keys(answers)) {
    if (requiredField(form, name).offTheRecord === true) {
      throw invalid(name, 'nothing here: this answer is sent off the record, by itself');
    }
  }
  const canonical: Record<string, string> = {};
  for (const name of storedFields(form)) {
    const field = requiredField(form, name);
    const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
    const asked = isAsked(form, name, answers);
    if ((field.optional === true || !asked) && isBlank(answer)) continue;
    if (!asked) throw invalid(name, 'nothing here: another answer decides whether this is asked');
    canonical[name] = parse(name, field, answer, now);
  }
  return canonical;
}

/**
 * One off-the-record answer, written in its one way. `now` in milliseconds since 1970 UTC.
 * Throws ERR_INVALID_ANSWER as {@link checkAnswers} does, here for a field whose answer is stored.
 */
export function checkAnswer(form: Form, fieldName: string, answer: string, now: number): string {
  const field = requiredField(form, fieldName);
  if (field.offTheRecord !== true) {
    throw invalid(fieldName, 'nothing here: this answer is sent with the form');
  }
  return parse(fieldName, field, answer, now);
}

function parse(name: string, field: Field, answer: unknown, now: number): string {
  const kind = kindOf(field);
  const canonical = typeof answer === 'string' ? kind.parse(answer, { ...field, now }) : undefined;
  // Why it is not valid is for the visitor alone: a reason would tell others something of what was typed.
  if (typeof canonical !== 'string') throw invalid(name, kind.expected(field));
  return canonical;
}

function isBlank(answer: unknown): boolean {
  return answer === undefined || (typeof answer === 'string' && normalised(answer, 'lines') === '');
}

function fieldOf(form: Form, name: string): Field | undefined {
  return Object.hasOwn(form.fields, name) ? form.fields[name] : undefined;
}

function requiredField(form: Form, name: string): Field {
  const field = fieldOf(form, name);
  if (field === undefined) {
    throw new SealformError('ERR_INVALID_ANSWER', { path: 'answers', expected: 'only fields of this form' });
  }
  return field;
}

function invalid(field: string, expected: string): SealformError {
  return new SealformError('ERR_INVALID_ANSWER', { field, expected });
}
