import * as identity from '../brand/identity.ts';
import type { Language } from '../core/languages.ts';

/** What people call the brand. */
export const displayName: string = identity.displayName;

/** The languages that customers are spoken to in; the first for those who read none of them. */
export const languages: readonly [Language, ...Language[]] = identity.languages;
