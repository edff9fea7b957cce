import type { KeptKey } from '../../../client/index.ts';
import { formHash } from '../../../core/fields/form.ts';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { openAnswers } from '../../../core/sealing/open.ts';
import type { SessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { findForm } from '../../../branding/forms.ts';
import type { Message } from './raw-socket.ts';
import type { Stage } from './stage.ts';

/** What this agent's browser makes of the reply to a reveal, whoever of that agent's sockets has got it. */
export async function openedBy(
  stage: Stage,
  username: string,
  { sealed }: Message,
  { conversationId, requestId, masks, consent }: EntryOf<'formSubmitted'>,
): Promise<Readonly<Record<string, string>>> {
  const { key } = (await stage.keyStore(username).read()) as KeptKey & { key: SessionKey };
  const form = findForm(consent.form.name);
  if (!form) throw new Error(`no form ${consent.form.name}`);
  const { privacyVersion, privacyLanguage } = consent;
  const formAndConsent = { formHash: await formHash(form), privacyVersion, privacyLanguage };
  const place = { conversationId, requestId, ...formAndConsent, masks };
  return (await openAnswers(String(sealed), place, key, await loadSuite(key))).expose();
}
