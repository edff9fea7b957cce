import type { Form } from '../../../core/fields/form.ts';
import { inWords } from '../../shared/time-left.ts';
import { shown } from '../view/context.ts';
import { AnswerField } from './answer-field.ts';
import type { FormContext } from './form-context.ts';
import { formIcons } from './form-icons.ts';
import { sealIcon } from './seal.ts';
import { wordsOf } from './words-of.ts';

/** The questions of a form in its order, each with what happens to its answer. */
export function answerFields(context: FormContext, form: Form, askedBy: string | undefined): AnswerField[] {
  const { formTexts: texts, language } = context;
  const words = wordsOf(form, texts);
  const name = shown(askedBy ?? texts.somebody, context);
  return Object.entries(form.fields).map(([field, definition]) => {
    const { label, why } = words.fields[field] ?? definition;
    const fate = definition.offTheRecord
      ? texts.neverStored(name)
      : texts.kept(name, inWords(form.retentionSeconds, language));
    const icon = definition.offTheRecord ? formIcons.never : sealIcon(form);
    return new AnswerField(context, { name: field, field: definition, label, why, fate, icon });
  });
}
