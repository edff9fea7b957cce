import { createHash, timingSafeEqual } from 'node:crypto';
import { originSecretHeader } from '../env.ts';
import { type HandshakeEvent, headerOf } from './handshake.ts';

/** Whether a handshake shows the secret that only the distribution has. How long the answer takes says nothing of it. */
export function cameThroughDistribution(handshake: HandshakeEvent, secret: string): boolean {
  return timingSafeEqual(sha256(headerOf(handshake, originSecretHeader) ?? ''), sha256(secret));
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
