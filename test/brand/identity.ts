import type { Language } from '../../core/languages.ts';

/** All that a page, a template or a mail could take for something else, and a word from right to left. */
export const displayName: string = 'Lys & Søn "<b>" ’ליד’ 🪔';

export const languages: readonly [Language, ...Language[]] = ['de', 'en', 'fr', 'es', 'ar', 'ja'];
