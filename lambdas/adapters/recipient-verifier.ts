import type { VerifyRecipient } from '../../core/ports.ts';
import { verifyCertificate } from '../../core/sealing/index.ts';

/** Trusts the keys with these fingerprints: those of the brand, as a deployment found them. */
export function recipientVerifier(fingerprints: readonly string[]): VerifyRecipient {
  return ({ certificate, brandKey }, agent, now) =>
    verifyCertificate(certificate, { brandKey, pin: fingerprints, agent, now });
}
