import type { RateLimit } from './definition.ts';

/** A token bucket: `burst` requests at once, refilled at `rate` a second. */
export class Throttle {
  readonly #limit: RateLimit;
  #tokens: number;
  #filledAt: number;

  constructor(limit: RateLimit, now: number) {
    this.#limit = limit;
    this.#tokens = limit.burst;
    this.#filledAt = now;
  }

  /** Takes one token at that time (milliseconds). Returns whether there was one. */
  take(now: number): boolean {
    const earned = ((now - this.#filledAt) / 1000) * this.#limit.rate;
    this.#tokens = Math.min(this.#limit.burst, this.#tokens + earned);
    this.#filledAt = now;
    if (this.#tokens < 1) return false;
    this.#tokens -= 1;
    return true;
  }
}
