/** The languages that the visitor's frame can speak. */
export const languages = ['en', 'es', 'de', 'fr', 'ja', 'ar'] as const;

export type Language = (typeof languages)[number];
