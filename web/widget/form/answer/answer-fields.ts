import { presentationOf } from '../../../../core/fields/field.ts';
import type { Form } from '../../../../core/fields/form.ts';
import { inWords } from '../../../shared/text/time-left.ts';
import { shown } from '../../chat/context.ts';
import { AddressField } from './address-field.ts';
import { AnswerField } from './answer-field.ts';
import { ChoiceField } from './choice-field.ts';
import { DateField } from './date-field.ts';
import type { Question } from './question.ts';
import type { FormContext } from '../shared/form-context.ts';
import { formIcons } from '../shared/form-icons.ts';
import { sealIcon } from '../shared/seal.ts';
import { wordsOf } from '../shared/words-of.ts';

/** The questions of a form in its order, each with what happens to its answer. */
export function answerFields(context: FormContext, form: Form, askedBy: string | undefined): Question[] {
  const { formTexts: texts, language } = context;
  const words = wordsOf(form, texts);
  const name = shown(askedBy ?? texts.somebody, context);
  return Object.entries(form.fields).map(([field, definition]) => {
    const { label, why } = words.fields[field] ?? definition;
    const fate = definition.offTheRecord
      ? texts.neverStored(name)
      : texts.kept(name, inWords(form.retentionSeconds, language));
    const icon = definition.offTheRecord ? formIcons.never : sealIcon(form);
    const options = { name: field, field: definition, label, why, fate, icon };
    const { entry } = presentationOf(definition);
    if (entry === 'choice') return new ChoiceField(context, options);
    if (entry === 'address') return new AddressField(context, options);
    return entry === 'date' ? new DateField(context, options) : new AnswerField(context, options);
  });
}
