import { defineForm, type Form } from '../fields/form.ts';
import type { Brand } from './brand.ts';
import type { FormTemplate } from './form-template.ts';

/**
 * The form as a brand publishes it: under its privacy policy, with the privacy text in its languages.
 *
 * @throws Error as {@link defineForm} does
 */
export function publish(
  template: FormTemplate,
  { privacy: { version, url, texts }, languages }: Pick<Brand, 'privacy' | 'languages'>,
): Form {
  const own = texts[template.name];
  const wordings = languages.flatMap((language) => {
    const text = own?.[language] ?? template.privacy[language];
    return text === undefined ? [] : [[language, text] as const];
  });
  const form = {
    ...template,
    words: undefined,
    privacy: { version, url, text: Object.fromEntries(wordings) },
  };
  return defineForm(form);
}
