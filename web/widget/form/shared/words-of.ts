import type { FormWords } from '../../../../core/brand/form-template.ts';
import type { Form } from '../../../../core/fields/form.ts';
import type { FormMessages } from '../messages/index.ts';

/** What the visitor reads of a form: in its language, or as the form itself says it. */
export function wordsOf(form: Form, texts: FormMessages): FormWords {
  return texts.forms[form.name] ?? form;
}
