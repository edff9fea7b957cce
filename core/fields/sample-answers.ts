import { isAsked } from './asked.ts';
import { presentationOf } from './field.ts';
import type { Form } from './form.ts';

/**
 * Answers of a made-up customer to what a form asks for, by field: numbers that belong to nobody. Where a page is built,
 * those to the published forms stand in place of the samples.
 */
export function sampleAnswers(form: Form): Readonly<Record<string, string>> {
  const samples = Object.entries(form.fields).map(
    ([name, field]) => [name, Object.keys(presentationOf(field).samples(field).valid)[0] ?? ''] as const,
  );
  const answers = Object.fromEntries(samples);
  return Object.fromEntries(samples.filter(([name]) => isAsked(form, name, answers)));
}
