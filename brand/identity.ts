import type { Language } from '../core/languages.ts';

/** The name of the brand, as customers and agents see it: 1 to 60 characters of any script. */
export const displayName: string = 'Sealform';

/** The languages of the chat, from core/languages.ts. Customers who read none of them get the first. */
export const languages: readonly [Language, ...Language[]] = ['en', 'es', 'de', 'fr', 'ja', 'ar'];
