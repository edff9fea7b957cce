import { textsBy } from '../../../shared/text/languages.ts';
import { en, type FormMessages } from './en.ts';

export type { FormMessages } from './en.ts';

/** Everything that the forms say. */
export const formMessagesIn = textsBy<FormMessages>(en, {
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
});
