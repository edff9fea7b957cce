import type { Clock } from '../../ports.ts';
import { type Allowance, fullBucket, take } from './bucket.ts';
import type { Caller } from '../caller.ts';
import type { Bucket } from '../model.ts';

/**
 * What no honest page comes near: a visitor's writes a few messages a minute, and reads a chat of 10,000 entries in a
 * hundred requests; a console works in ten chats. A credential's sockets share it, so it is each socket's too.
 */
const allowances: Readonly<Record<Caller['role'], Allowance>> = {
  visitor: { capacity: 150, perSecond: 5 },
  agent: { capacity: 600, perSecond: 30 },
  overseer: { capacity: 300, perSecond: 10 },
};

/** A socket with so many refused frames in so short a time is closed. */
const refusedFrames = 20;
const refusedWithinMs = 10_000;

/** So many of each are remembered: a flood of new ones pushes out the oldest, and costs no memory. */
const remembered = 10_000;

/**
 * What one instance of a function remembers of its callers: the least that keeps one from stopping others, without a call
 * on anybody's way. Callers are spread over instances, so each of these limits is the best effort of one; what must hold
 * stands in the conversation.
 */
export class Manners {
  readonly #clock: Clock;
  readonly #buckets = new Recent<Bucket>();
  readonly #refused = new Recent<readonly number[]>();
  readonly #noted = new Recent<true>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @throws ERR_SLOW_DOWN with `retryAfterMs` for a credential that has used up its allowance */
  take(caller: Caller): void {
    const credential = caller.role === 'visitor' ? caller.visitorHash : caller.agentId;
    const allowance = allowances[caller.role];
    const now = this.#clock();
    const bucket = this.#buckets.get(credential) ?? fullBucket(now, allowance);
    this.#buckets.set(credential, take(bucket, now, allowance));
  }

  /** Notes that a frame of this socket was refused. True if there were too many of late. */
  isTooMuch({ connectionId }: Caller): boolean {
    const now = this.#clock();
    const earlier = this.#refused.get(connectionId) ?? [];
    const lately = [...earlier.filter((at) => now - at < refusedWithinMs), now].slice(-refusedFrames);
    this.#refused.set(connectionId, lately);
    return lately.length === refusedFrames;
  }

  /** Whether this is the first that is heard of this id. */
  isNews(id: string): boolean {
    if (this.#noted.get(id)) return false;
    this.#noted.set(id, true);
    return true;
  }

  /** What was noted did not come about. */
  forget(id: string): void {
    this.#noted.delete(id);
  }
}

/** A map that keeps its newest entries. */
class Recent<T> {
  readonly #entries = new Map<string, T>();

  get(key: string): T | undefined {
    return this.#entries.get(key);
  }

  set(key: string, value: T): void {
    this.#entries.delete(key);
    this.#entries.set(key, value);
    if (this.#entries.size <= remembered) return;
    const [oldest] = this.#entries.keys();
    if (oldest !== undefined) this.#entries.delete(oldest);
  }

  delete(key: string): void {
    this.#entries.delete(key);
  }
}
