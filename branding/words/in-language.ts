import { published } from '../../brand/forms.ts';
import type { FormWords } from '../../core/brand/form-template.ts';
import type { Language } from '../../core/languages.ts';
import { languages } from '../identity.ts';

/** What a visitor reads of forms in another language than the forms' own, by the form's name. */
export type TranslatedForms = Readonly<Record<string, FormWords>>;

/** Of every published form, if the brand offers this language. */
export function formWordsIn(language: Exclude<Language, 'en'>): TranslatedForms {
  const pairs = languages.includes(language)
    ? published.map(({ name, words }) => [name, words[language]] as const)
    : [];
  return Object.fromEntries(pairs.filter((pair): pair is [string, FormWords] => pair[1] !== undefined));
}
