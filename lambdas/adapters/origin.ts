import { createHash, timingSafeEqual } from 'node:crypto';
import { originSecretHeader } from './env.ts';
import { type HandshakeEvent, headerOf } from './handshake.ts';

/** The connection went around the distribution, and so around its firewall. */
export class NotThroughDistribution extends Error {
  override readonly name = 'NotThroughDistribution';
}

/** Whether a handshake shows the secret that only the distribution has. How long the answer takes says nothing of it. */
export function cameThroughDistribution(handshake: HandshakeEvent, secret: string): boolean {
  return timingSafeEqual(sha256(headerOf(handshake, originSecretHeader) ?? ''), sha256(secret));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
