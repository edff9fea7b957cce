import { type Form, formHash } from '../../../core/fields/form.ts';
import type { EntryOf, Recipient } from '../../../core/protocol/index.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { sealAnswers } from '../../../core/sealing/seal.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import type { Message } from './raw-socket.ts';

type Texts = Readonly<Record<string, string>>;

/** What a visitor's program of another make submits: sealed as ours does it, answers and masks as they are given. */
export async function otherSubmission(
  requested: Pick<EntryOf<'formRequested'>, 'conversationId' | 'requestId' | 'recipient'>,
  form: Form,
  answers: Texts,
  masks: Texts,
): Promise<Message> {
  const { conversationId, requestId, recipient } = requested;
  const { publicKey } = readCertificate((recipient as Recipient).certificate).certificate;
  const { version: privacyVersion } = form.privacy;
  const consent = { privacyVersion, privacyLanguage: 'en' };
  const place = { conversationId, requestId, formHash: await formHash(form), ...consent, masks };
  const sealed = await sealAnswers(new Secret(answers), place, publicKey, await loadSuite());
  return {
    ...{ type: 'submitForm', conversationId, requestId, formHash: place.formHash },
    consent: { given: true, ...consent },
    sealed: { masks, answers: sealed },
  };
}
