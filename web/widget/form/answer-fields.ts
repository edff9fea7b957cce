import type { Form } from '../../../core/fields/form.ts';
import { inWords } from '../../shared/time-left.ts';
import { visibleText } from '../../shared/visible-text.ts';
import { AnswerField } from './answer-field.ts';
import type { FormContext } from './form-context.ts';

/** The questions of a form in its order, each with what happens to its answer. */
export function answerFields(
  context: FormContext,
  { fields, retentionSeconds }: Form,
  askedBy: string | undefined,
): AnswerField[] {
  const { formTexts: texts, language } = context;
  const name = visibleText(askedBy ?? texts.somebody);
  return Object.entries(fields).map(([field, definition]) => {
    const { label, why, offTheRecord } = definition;
    const fate = offTheRecord
      ? texts.neverStored(name)
      : texts.kept(name, inWords(retentionSeconds, language));
    return new AnswerField(context, `answer-${field}`, { name: field, field: definition, label, why, fate });
  });
}
