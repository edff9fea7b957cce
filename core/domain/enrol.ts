import { SealformError } from '../errors.ts';
import type { AuditEvent, AuditTrail, CertificateSigner, Clock, MakeId } from '../ports.ts';
import type { Reply, RequestOf } from '../protocol/index.ts';
import { fromBase64Url } from '../sealing/base64url.ts';
import type { Bytes } from '../sealing/bytes.ts';
import { longestValidity, toSign, writeCertificate } from '../sealing/certificate/certificate.ts';
import { checkPublicKey } from '../sealing/public-key.ts';
import { auditOf } from './audit.ts';
import { agentOnly, type Caller } from './caller.ts';

/** Everything that an enrolment needs from outside. Nothing here reads or stores an answer. */
export interface EnrolDeps {
  readonly signer: CertificateSigner;
  readonly audit: AuditTrail;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** So old may a sign-in be at most, ms: who finds an open console cannot make a key in its agent's name. */
export const freshForMs = 5 * 60_000;

/**
 * Vouches for the session key of an agent's browser: who, which key, from when, until 12 hours after the sign-in at the
 * latest. The record is put first: no trail, no certificate.
 *
 * @throws ERR_SIGN_IN_AGAIN when the sign-in is older than five minutes; ERR_BAD_REQUEST for what is no public key.
 */
export async function enrol(request: RequestOf<'enrol'>, caller: Caller, deps: EnrolDeps): Promise<Reply> {
  agentOnly(caller);
  const publicKey = publicKeyIn(request);
  const issuedAt = deps.clock();
  const record = (result: Pick<AuditEvent, 'outcome' | 'code'>) =>
    deps.audit.put(auditOf(caller, request, result, { id: deps.makeId(), at: issuedAt }));
  if (issuedAt - caller.signedInAt > freshForMs) {
    await record({ outcome: 'denied', code: 'ERR_SIGN_IN_AGAIN' });
    throw new SealformError('ERR_SIGN_IN_AGAIN');
  }
  await record({ outcome: 'success' });
  const agent = { id: caller.agentId, name: caller.name };
  // The issuer's clock may be ahead.
  const expiresAt = Math.min(caller.signedInAt, issuedAt) + longestValidity;
  const certificate = { agent, publicKey, issuedAt, expiresAt };
  const [brandKey, signature] = await Promise.all([
    deps.signer.brandKey(),
    deps.signer.sign(toSign(certificate)),
  ]);
  return {
    type: 'enrolled',
    id: request.id,
    recipient: { certificate: writeCertificate(certificate, signature), brandKey },
  };
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
