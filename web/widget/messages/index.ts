import { languages } from '../../../branding/identity.ts';
import { chooseLanguage, type Language, textsBy } from '../../shared/text/languages.ts';
import { en, type Messages } from './en.ts';

export type { Messages } from './en.ts';

/** The page's language if the brand offers it, else the first of the browser's that it offers, else the brand's first. */
export function languageFor(asked: string | undefined): Language {
  const wanted = asked === undefined ? navigator.languages : [asked, ...navigator.languages];
  return chooseLanguage(wanted, languages) ?? languages[0];
}

/** Everything that the chat says. */
export const messagesIn = textsBy<Messages>(en, {
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
});
