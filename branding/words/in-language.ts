import { published } from '../../brand/forms.ts';
import type { FormWords } from '../../core/brand/form-template.ts';
import type { Language } from '../../core/languages.ts';
import { languages } from '../identity.ts';

/** The translated words of forms, by the form's name. */
export type TranslatedForms = Readonly<Record<string, FormWords>>;

/** The words of every published form in this language; none if the brand does not offer it. */
export function formWordsIn(language: Exclude<Language, 'en'>): TranslatedForms {
  const pairs = languages.includes(language)
    ? published.map(({ name, words }) => [name, words[language]] as const)
    : [];
  return Object.fromEntries(pairs.filter((pair): pair is [string, FormWords] => pair[1] !== undefined));
}
