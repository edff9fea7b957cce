import type { Form } from '../fields/form.ts';
import type { Language } from '../languages.ts';

/** The texts of a form that a visitor reads, without the privacy text. */
export interface FormWords {
  readonly title: string;
  readonly purpose: string;
  /** Why the brand’s servers have to read the answers, where they do. */
  readonly whyNotSealed?: string;
  readonly fields: Readonly<Record<string, { readonly label: string; readonly why: string }>>;
}

/** Texts of one form by language. */
export type ByLanguage<Text> = Readonly<Partial<Record<Language, Text>>>;

interface Texts {
  /** The privacy text that a visitor consents to, in each language that the brand offers, 1 to 2,000 characters. */
  readonly privacy: ByLanguage<string>;
  /** The form's words in each of these languages but English, which the form itself is in. They are no part of its hash. */
  readonly words: Readonly<Partial<Record<Exclude<Language, 'en'>, FormWords>>>;
}

type WithoutPrivacy<Each> = Each extends Form ? Omit<Each, 'privacy'> : never;

/**
 * A form before a brand publishes it: everything but the brand's privacy policy. Title, purpose and labels are in English,
 * for the agents' console.
 */
export type FormTemplate = WithoutPrivacy<Form> & Texts;
