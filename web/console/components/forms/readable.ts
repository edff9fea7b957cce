import { type Field, kindOf, presentationOf } from '../../../../core/fields/field.ts';
import { printed } from '../../../../core/fields/parts/typing-format.ts';

/**
 * Returns an answer as an agent reads it off. A text that is not an answer to this field stays as it is: the page checks what
 * was sealed, but a form that servers read may have other words than in this page.
 *
 * @param now ms since the epoch
 */
export function readable(answer: string, field: Field, now: number): string {
  const { read, typing } = presentationOf(field);
  if (!read) return printed(answer, typing);
  return kindOf(field).parse(answer, { ...field, now }) === answer ? read(answer, field) : answer;
}
