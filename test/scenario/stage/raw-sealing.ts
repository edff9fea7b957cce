import { expect, inject } from 'vitest';
import { formHash } from '../../../core/fields/form.ts';
import { maskAnswers } from '../../../core/fields/masks.ts';
import type { Recipient } from '../../../core/protocol/values.ts';
import { type Certificate, longestValidity } from '../../../core/sealing/certificate/certificate.ts';
import { rawSignature } from '../../../core/sealing/certificate/raw-signature.ts';
import { fingerprint } from '../../../core/sealing/certificate/verify.ts';
import { openAnswers } from '../../../core/sealing/open.ts';
import type { AnswersPlace } from '../../../core/sealing/place.ts';
import { sealAnswer, sealAnswers } from '../../../core/sealing/seal.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { Secret } from '../../../core/secret.ts';
import { findForm } from '../../../branding/forms.ts';
import { sha256, SigningKey } from '../../../local/kms/signing-key.ts';
import type { Runtime } from '../../../local/runtime.ts';
import { readAssembly } from '../../../local/template/assembly.ts';
import { type Brand, issuedUnchecked } from '../../core/sealing/certificate/certificate-scene.ts';
import { textOf } from '../../core/sealing/scene.ts';
import { type RawMeeting, storedAnswers } from './raw-people.ts';
import type { Message, RawSocket } from './raw-socket.ts';
import { consent } from './stage.ts';

const suite = await loadSuite();
/** The key of everybody's browser here. */
export const rawKey = await makeSessionKey(suite);

/** The brand of the app in this assembly, which signs whatever a test asks it to. */
const brand = await localBrand();

async function localBrand(): Promise<Brand> {
  const keys = readAssembly(inject('assembly')).ofType('AWS::KMS::Key');
  const arn = keys.find(({ properties }) => properties['KeyUsage'] === 'SIGN_VERIFY')?.arn ?? '';
  const key = new SigningKey(arn);
  const brandKey = new Uint8Array(key.publicKey());
  const sign = (bytes: Uint8Array) => Promise.resolve(rawSignature(key.sign(sha256(Buffer.from(bytes)))));
  return { brandKey, pin: await fingerprint(brandKey), sign };
}

/** What this agent asks for sealed forms with; `changes` make it another certificate, of another brand if one is given. */
export async function recipientOf(
  agent: RawSocket,
  { clock }: Runtime,
  changes: Partial<Certificate> = {},
  by: Brand = brand,
): Promise<Recipient> {
  const joined = await agent.ask({ type: 'join' });
  const issuedAt = clock.now();
  const certificate = {
    agent: joined['agent'] as Certificate['agent'],
    publicKey: rawKey.publicKey,
    issuedAt,
    expiresAt: issuedAt + longestValidity,
    ...changes,
  };
  return { certificate: await issuedUnchecked(by, certificate), brandKey: textOf(by.brandKey) };
}

/** Sends a sealed form. Resolves to its request's id. */
export async function sealedRequest(
  { agent, conversationId }: RawMeeting,
  runtime: Runtime,
  form = 'payment-card',
  changes: Partial<Certificate> = {},
): Promise<string> {
  const recipient = await recipientOf(agent, runtime, changes);
  const reply = await agent.ask({ type: 'requestForm', conversationId, form, recipient });
  expect(reply).toMatchObject({ type: 'formRequested', recipient });
  return String(reply['requestId']);
}

async function placeOf(conversationId: string, requestId: string, formName: string) {
  const form = findForm(formName);
  if (!form) throw new Error(`no form ${formName}`);
  const { privacyVersion, privacyLanguage } = consent;
  const formAndConsent = { formHash: await formHash(form), privacyVersion, privacyLanguage };
  return { form, place: { conversationId, requestId, ...formAndConsent } };
}

type Asked = Pick<RawMeeting, 'conversationId'>;

/** A valid submission of answers sealed to {@link rawKey}; `changes` make it another one. */
export async function sealedSubmission(
  { conversationId }: Asked,
  requestId: string,
  changes: Message = {},
  answers: Readonly<Record<string, string>> = storedAnswers,
  formName = 'payment-card',
): Promise<Message> {
  const { form, place } = await placeOf(conversationId, requestId, formName);
  const masks = maskAnswers(form, answers);
  const all = new Secret(answers);
  const sealed =
    Object.keys(masks).length === 0
      ? { masks }
      : { masks, answers: await sealAnswers(all, { ...place, masks }, rawKey.publicKey, suite) };
  const { formHash: hash } = place;
  return { type: 'submitForm', conversationId, requestId, formHash: hash, consent, sealed, ...changes };
}

/** A valid relay of one off-the-record answer, sealed to {@link rawKey}; `changes` make it another one. */
export async function sealedRelay(
  { conversationId }: Asked,
  requestId: string,
  field: string,
  answer: string,
  changes: Message = {},
  formName = 'payment-card',
): Promise<Message> {
  const { place } = await placeOf(conversationId, requestId, formName);
  const sealed = await sealAnswer(new Secret(answer), { ...place, field }, rawKey.publicKey, suite);
  return { type: 'relayAnswer', conversationId, requestId, field, sealed, ...changes };
}

/** A sealed form that has been requested and answered. Resolves to its request's id. */
export async function sealedAnswered(
  meeting: RawMeeting,
  runtime: Runtime,
  changes: Partial<Certificate> = {},
): Promise<string> {
  const requestId = await sealedRequest(meeting, runtime, 'payment-card', changes);
  const reply = await meeting.visitor.ask(await sealedSubmission(meeting, requestId));
  expect(reply).toMatchObject({ type: 'formSubmitted' });
  return requestId;
}

/** What the agent's browser makes of the answers that it was given. */
export async function opened(
  { conversationId }: Asked,
  requestId: string,
  { sealed }: Message,
  masks: AnswersPlace['masks'],
  formName = 'payment-card',
): Promise<Readonly<Record<string, string>>> {
  const { place } = await placeOf(conversationId, requestId, formName);
  return (await openAnswers(String(sealed), { ...place, masks }, rawKey, suite)).expose();
}
