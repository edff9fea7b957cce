import { SealformError } from '../../errors.ts';
import type { Bucket } from '../model.ts';

/** A burst of `capacity` requests, then so many a second. */
export interface Allowance {
  readonly capacity: number;
  readonly perSecond: number;
}

/** Of each side of a conversation, for what adds an entry. */
const ofASide: Allowance = { capacity: 60, perSecond: 2 };

export function fullBucket(now: number, { capacity } = ofASide): Bucket {
  return { tokens: capacity, at: now };
}

/**
 * Takes one token.
 *
 * @throws ERR_SLOW_DOWN with `retryAfterMs` when there is none.
 */
export function take(bucket: Bucket, now: number, { capacity, perSecond } = ofASide): Bucket {
  const refilled = bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond;
  const tokens = Math.min(capacity, refilled);
  if (tokens < 1) {
    throw new SealformError('ERR_SLOW_DOWN', { retryAfterMs: Math.ceil(((1 - tokens) / perSecond) * 1000) });
  }
  return { tokens: tokens - 1, at: Math.max(now, bucket.at) };
}
