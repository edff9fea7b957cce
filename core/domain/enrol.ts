import { SealformError } from '../errors.ts';
import type { CertificateSigner, Clock, EnrolmentTrail, MakeId } from '../ports.ts';
import type { RequestOf } from '../protocol/index.ts';
import { fromBase64Url } from '../base64url.ts';
import { type Bytes, checkPublicKey, longestValidity, toSign, writeCertificate } from '../sealing/index.ts';
import { auditOf } from './audit.ts';
import { type AgentCaller } from './caller.ts';
import type { Verb } from './verbs.ts';
import { derivedId } from './derived-id.ts';

/** Everything that an enrolment needs from outside. Nothing here reads or stores an answer. */
export interface EnrolDeps {
  readonly signer: CertificateSigner;
  readonly audit: EnrolmentTrail;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** So old may a sign-in be at most, ms: who finds an open console cannot make a key in its agent's name. */
export const freshForMs = 5 * 60_000;

/**
 * Vouches for the session key of an agent's browser: who, which key, from when, until 12 hours after the sign-in at the
 * latest. One key a sign-in: whoever got hold of its token too gets no second certificate, or leaves the agent without one.
 * The record is put first: no trail, no certificate. The same key may ask again, for a reply that was lost.
 *
 * @throws ERR_SIGN_IN_AGAIN when the sign-in is older than five minutes, or has enrolled another key; ERR_BAD_REQUEST for
 *   what is no public key.
 */
export const enrol: Verb<'enrol', EnrolDeps> = async (request, caller, deps) => {
  const publicKey = publicKeyIn(request);
  const issuedAt = deps.clock();
  if (issuedAt - caller.signedInAt > freshForMs) return refuse(request, caller, deps);
  const certificate = {
    agent: { id: caller.agentId, name: caller.name },
    publicKey,
    issuedAt,
    // The issuer's clock may be ahead.
    expiresAt: Math.min(caller.signedInAt, issuedAt) + longestValidity,
  };
  const signed = toSign(certificate);
  if (!(await recorded(request, caller, deps))) return refuse(request, caller, deps);
  const [brandKey, signature] = await Promise.all([deps.signer.brandKey(), deps.signer.sign(signed)]);
  return {
    type: 'enrolled',
    id: request.id,
    recipient: { certificate: writeCertificate(certificate, signature), brandKey },
  };
};

/** The record stands at the time of its sign-in, so that there is one. False if it is about another key. */
async function recorded(
  request: RequestOf<'enrol'>,
  caller: AgentCaller,
  { audit }: EnrolDeps,
): Promise<boolean> {
  const { agentId, signedInAt: at } = caller;
  const [id, keyId] = await Promise.all([
    derivedId('enrolment', agentId, String(at)),
    derivedId('session key', request.publicKey),
  ]);
  return audit.putOnce({ ...auditOf(caller, request, { outcome: 'success' }, { id, at }), keyId });
}

async function refuse(
  request: RequestOf<'enrol'>,
  caller: AgentCaller,
  { audit, clock, makeId }: EnrolDeps,
): Promise<never> {
  const code = 'ERR_SIGN_IN_AGAIN';
  await audit.put(auditOf(caller, request, { outcome: 'denied', code }, { id: makeId(), at: clock() }));
  throw new SealformError(code);
}

function publicKeyIn({ publicKey }: RequestOf<'enrol'>): Bytes {
  const bytes = fromBase64Url(publicKey);
  try {
    checkPublicKey(bytes ?? new Uint8Array());
  } catch {
    throw new SealformError('ERR_BAD_REQUEST', { path: 'publicKey' });
  }
  return bytes as Bytes;
}
