import { SealformError } from '../errors.ts';
import type { Bucket } from './model.ts';

/** A burst of this many requests, then this many a second, for each side of a conversation. */
const capacity = 60;
const perSecond = 2;

export function fullBucket(now: number): Bucket {
  return { tokens: capacity, at: now };
}

/**
 * Takes one token.
 *
 * @throws ERR_SLOW_DOWN with `retryAfterMs` when there is none.
 */
export function take(bucket: Bucket, now: number): Bucket {
  const refilled = bucket.tokens + (Math.max(0, now - bucket.at) / 1000) * perSecond;
  const tokens = Math.min(capacity, refilled);
  if (tokens < 1) {
    throw new SealformError('ERR_SLOW_DOWN', { retryAfterMs: Math.ceil(((1 - tokens) / perSecond) * 1000) });
  }
  return { tokens: tokens - 1, at: Math.max(now, bucket.at) };
}
