import { type Agent, Recipient } from '../../core/protocol/index.ts';
import {
  loadSuite,
  opensItsOwn,
  readCertificate,
  sameBytes,
  SealingError,
  type SessionKey,
  sessionKeyIn,
  type StoredSessionKey,
  type Suite,
} from '../../core/sealing/index.ts';
import type { KeptKey } from './key-store.ts';

/** A session key that opens what is sealed to it. */
export interface OwnKey {
  readonly key: SessionKey;
  readonly suite: Suite;
  /** The form in which the store gave it back. */
  readonly stored: StoredSessionKey;
}

/** One that the brand vouches for. */
export interface LiveKey extends OwnKey {
  readonly recipient: Recipient;
  /** ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * What was kept, if it can be used by this agent now. `kept` may be anything: another program's, another agent's, of a
 * sign-in that is over, or damaged.
 *
 * @param now ms since the epoch
 * @throws SealingError ERR_SEALING_NOT_SUPPORTED, ERR_SEALING_NOT_LOADED: the key may be good, and stays
 */
export async function liveKey(kept: unknown, agent: Agent, now: number): Promise<LiveKey | undefined> {
  const recipient = Recipient.safeParse(propertiesOf(kept).recipient).data;
  const own = recipient && (await ownKey(kept, agent));
  if (!own) return undefined;
  try {
    return vouchedFor(own, recipient, agent, now);
  } catch {
    return undefined;
  }
}

/**
 * What was kept, if it is a key of this agent's that nobody has vouched for: one sign-in can enrol one key, also when the
 * answer to that was lost.
 *
 * @throws SealingError as {@link liveKey}
 */
export async function unenrolledKey(kept: unknown, agent: Agent): Promise<OwnKey | undefined> {
  return propertiesOf(kept).recipient === undefined ? ownKey(kept, agent) : undefined;
}

async function ownKey(kept: unknown, agent: Agent): Promise<OwnKey | undefined> {
  const { agentId, key: stored } = propertiesOf(kept);
  const key = agentId === agent.id ? await sessionKeyIn(stored) : undefined;
  if (!key) return undefined;
  const suite = await loadSuite(key);
  return (await opensItsOwn(key, suite)) ? { key, suite, stored: stored as StoredSessionKey } : undefined;
}

function propertiesOf(kept: unknown): Partial<Record<keyof KeptKey, unknown>> {
  return kept ?? {};
}

/**
 * A key with what the server gave for it. Whether the brand has signed that is for the visitor to see, who has the pin.
 *
 * @param now ms since the epoch
 * @throws SealingError when it speaks of another key or agent, is of the past, or is no certificate
 */
export function vouchedFor(own: OwnKey, recipient: Recipient, agent: Agent, now: number): LiveKey {
  const { agent: certified, publicKey, expiresAt } = readCertificate(recipient.certificate).certificate;
  if (certified.id !== agent.id || certified.name !== agent.name)
    throw new SealingError('ERR_CERTIFICATE_AGENT');
  if (!sameBytes(publicKey, own.key.publicKey)) throw new SealingError('ERR_SEALING_KEY');
  if (expiresAt <= now) throw new SealingError('ERR_CERTIFICATE_EXPIRED');
  return { ...own, recipient, expiresAt };
}
