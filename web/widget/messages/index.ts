import { chooseLanguage, type Language, languages, textsBy } from '../../shared/languages.ts';
import { en, type Messages } from './en.ts';

export type { Messages } from './en.ts';

/** The page's language if it asked for one that there is, else the first of the browser's, else English. */
export function languageFor(asked: string | undefined): Language {
  const wanted = asked === undefined ? navigator.languages : [asked, ...navigator.languages];
  return chooseLanguage(wanted, languages) ?? 'en';
}

/** Everything that the chat says. */
export const messagesIn = textsBy<Messages>(en, {
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
});
