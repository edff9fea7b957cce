import type { Reason } from '../../../../core/fields/kind.ts';
import { presentationOf } from '../../../../core/fields/field.ts';
import type { AnswerFieldOptions } from '../shared/answer-options.ts';
import type { FormMessages } from '../messages/index.ts';

/**
 * What is said of an answer for the reason that it is refused for.
 *
 * @param length what the card in the same form gives the answer, in characters
 */
export function sentenceFor(
  reason: Reason,
  { field, label }: Pick<AnswerFieldOptions, 'field' | 'label'>,
  { problems, reasons }: FormMessages,
  length?: number,
): string {
  if (reason === 'missing') return problems.empty(label);
  const { length: fixed = length } = field as { readonly length?: number };
  if (reason === 'length' && fixed && presentationOf(field).lengthOn) return problems.onCard(fixed);
  // Where they are written, the compiler asks for a sentence for each reason that the kind can give.
  return (reasons[field.kind] as Readonly<Record<typeof reason, string>>)[reason];
}
