import { dependent } from '../../../../core/fields/parts/mask.ts';
import { textsBy } from '../../../shared/text/languages.ts';
import { en, type LedgerMessages } from './en.ts';

export type { LedgerMessages } from './en.ts';

/** What a mask that shows nothing of the answer says; undefined for a mask that shows something. */
export function wordsFor(mask: string, { answer }: LedgerMessages): string | undefined {
  if (mask === dependent) return answer.depends;
  return mask.startsWith('[') ? answer.given : undefined;
}

/** Everything that the ledger says. */
export const ledgerMessagesIn = textsBy<LedgerMessages>(en, {
  es: async () => (await import('./es.ts')).es,
  de: async () => (await import('./de.ts')).de,
  fr: async () => (await import('./fr.ts')).fr,
  ja: async () => (await import('./ja.ts')).ja,
  ar: async () => (await import('./ar.ts')).ar,
});
