import type { Language } from '../../messages/index.ts';
import { en, type LedgerMessages } from './en.ts';

export type { LedgerMessages } from './en.ts';

const languages: Record<Language, () => Promise<LedgerMessages>> = {
  en: () => Promise.resolve(en),
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
};

/** The texts of the ledger in a language; in English if they cannot be loaded. */
export async function ledgerMessagesIn(language: Language): Promise<LedgerMessages> {
  return languages[language]().catch(() => en);
}
