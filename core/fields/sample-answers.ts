import { presentationOf } from './field.ts';
import type { Form } from './form.ts';

/**
 * Answers of a made-up customer to a form, by field: numbers that belong to nobody. Where a page is built, those to the
 * published forms stand in place of the samples.
 */
export function sampleAnswers({ fields }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [
      name,
      Object.keys(presentationOf(field).samples(field).valid)[0] ?? '',
    ]),
  );
}
