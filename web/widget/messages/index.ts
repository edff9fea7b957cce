import { chooseLanguage } from '../../shared/languages.ts';
import { en, type Messages } from './en.ts';

export type { Messages } from './en.ts';

/** English is there at once; another language is loaded, and only that. */
const languages = {
  en: () => Promise.resolve(en),
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
} satisfies Record<string, () => Promise<Messages>>;

export type Language = keyof typeof languages;

/** The page's language if it asked for one that there is, else the first of the browser's, else English. */
export function languageFor(asked: string | undefined): Language {
  const wanted = asked === undefined ? navigator.languages : [asked, ...navigator.languages];
  return chooseLanguage(wanted, Object.keys(languages) as Language[]) ?? 'en';
}

/** The texts in a language; in English if they cannot be loaded. */
export async function messagesIn(language: Language): Promise<Messages> {
  return languages[language]().catch(() => en);
}
