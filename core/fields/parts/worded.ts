import type { Language } from '../../languages.ts';

/**
 * Words that belong to the meaning of an answer, in English and in other languages: a label to choose, a unit. They stand in
 * the form's definition, so that its hash binds what the visitor read.
 */
export type Worded = Readonly<{ en: string } & Partial<Record<Language, string>>>;
