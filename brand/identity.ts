import type { Language } from '../core/languages.ts';

/** What customers and agents call the brand, in any script: 1 to 60 characters. */
export const displayName: string = 'Sealform';

/** The languages that customers are spoken to in, of core/languages.ts; the first for those who read none of them. */
export const languages: readonly [Language, ...Language[]] = ['en', 'es', 'de', 'fr', 'ja', 'ar'];
