import * as identity from '../brand/identity.ts';
import type { Language } from '../core/languages.ts';

// With types of their own: a brand may declare its constants more narrowly, and the rest compiles with any brand.

/** The name of the brand that people see. */
export const displayName: string = identity.displayName;

/** The languages of the chat. Customers who read none of them get the first. */
export const languages: readonly [Language, ...Language[]] = identity.languages;
