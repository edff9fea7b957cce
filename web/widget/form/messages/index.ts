import type { Language } from '../../messages/index.ts';
import { en, type FormMessages } from './en.ts';

export type { FormMessages } from './en.ts';

const languages: Record<Language, () => Promise<FormMessages>> = {
  en: () => Promise.resolve(en),
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
};

/** The texts of the forms in a language; in English if they cannot be loaded. */
export async function formMessagesIn(language: Language): Promise<FormMessages> {
  return languages[language]().catch(() => en);
}
