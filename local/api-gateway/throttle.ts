import type { RateLimit, WebSocketApiDefinition } from './definition.ts';

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

/** The limits of an API's routes, each for all its callers together. */
export class Throttles {
  readonly #throttles = new Map<string, Throttle>();

  constructor({ routes }: WebSocketApiDefinition, now: number) {
    for (const { key, limit } of routes.values()) {
      if (limit !== undefined) this.#throttles.set(key, new Throttle(limit, now));
    }
  }

  /** Whether a route takes one more request at that time (milliseconds). */
  take(key: string, now: number): boolean {
    return this.#throttles.get(key)?.take(now) ?? true;
  }
}
