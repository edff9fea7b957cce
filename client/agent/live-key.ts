import { type Agent, Recipient } from '../../core/protocol/index.ts';
import { sameBytes } from '../../core/sealing/bytes.ts';
import { readCertificate } from '../../core/sealing/certificate/certificate.ts';
import { SealingError } from '../../core/sealing/errors.ts';
import { isSessionKey, opensItsOwn, type SessionKey } from '../../core/sealing/session-key.ts';
import { loadSuite, type Suite } from '../../core/sealing/suite.ts';
import type { KeptKey } from './key-store.ts';

/** A session key that is vouched for and opens what is sealed to it. */
export interface LiveKey {
  readonly key: SessionKey;
  readonly suite: Suite;
  readonly recipient: Recipient;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * What was kept, if it can be used by this agent now. `kept` may be anything: another program's, another agent's, from a
 * sign-in that is over, or cut off in the middle.
 *
 * @param now ms since the epoch
 * @throws SealingError ERR_SEALING_NOT_SUPPORTED, ERR_SEALING_NOT_LOADED: the key may be good, and stays
 */
export async function liveKey(kept: unknown, agent: Agent, now: number): Promise<LiveKey | undefined> {
  const { agentId, key, recipient: keptRecipient } = (kept ?? {}) as Partial<KeptKey>;
  const recipient = Recipient.safeParse(keptRecipient).data;
  if (agentId !== agent.id || recipient === undefined || !isSessionKey(key)) return undefined;
  const suite = await loadSuite(key);
  if (!(await opensItsOwn(key, suite))) return undefined;
  try {
    return vouchedFor(key, suite, recipient, agent, now);
  } catch {
    return undefined;
  }
}

/**
 * A key with what the server gave for it. Whether the brand has signed that is for the visitor to see, who has the pin.
 *
 * @param now ms since the epoch
 * @throws SealingError when it speaks of another key or agent, is of the past, or is no certificate
 */
export function vouchedFor(
  key: SessionKey,
  suite: Suite,
  recipient: Recipient,
  agent: Agent,
  now: number,
): LiveKey {
  const { agent: certified, publicKey, expiresAt } = readCertificate(recipient.certificate).certificate;
  if (certified.id !== agent.id || certified.name !== agent.name)
    throw new SealingError('ERR_CERTIFICATE_AGENT');
  if (!sameBytes(publicKey, key.publicKey)) throw new SealingError('ERR_SEALING_KEY');
  if (expiresAt <= now) throw new SealingError('ERR_CERTIFICATE_EXPIRED');
  return { key, suite, recipient, expiresAt };
}
