export { name, part } from '../asking/words.ts';

/** Advice before a message is sent: ask with this form, or do not ask at all. */
export type Advice = { readonly form: string } | { readonly never: 'password' | 'cardPin' };

/** Something that an agent may ask for, and the words that name it. */
export interface Topic {
  readonly advice: Advice;
  readonly words: RegExp;
}

/** The form to ask for it with, by its name. */
export const askWith = (name: string, ...words: RegExp[]): Topic[] =>
  words.map((each) => ({ advice: { form: name }, words: each }));
/** Nobody may ask for it. */
export const never = (what: 'password' | 'cardPin', ...words: RegExp[]): Topic[] =>
  words.map((each) => ({ advice: { never: what }, words: each }));
