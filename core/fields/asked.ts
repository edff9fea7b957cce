import { kindOf } from './field.ts';
import type { Form } from './form.ts';

/**
 * Whether a form asks for a field, by the answers to the fields before it, as typed or canonical. Every client and every
 * server decides by this function. A field that depends on a field that is not asked for is not asked for either.
 */
export function isAsked(
  form: Pick<Form, 'fields'>,
  name: string,
  answers: Readonly<Record<string, string>>,
): boolean {
  const when = form.fields[name]?.when;
  const other = when && form.fields[when.field];
  if (!other) return true;
  const answer = Object.hasOwn(answers, when.field) ? answers[when.field] : undefined;
  // No kind that knows all its answers looks at the time.
  const parsed = typeof answer === 'string' && kindOf(other).parse(answer, { ...other, now: 0 });
  return (
    typeof parsed === 'string' && parsed.split(',').includes(when.is) && isAsked(form, when.field, answers)
  );
}
