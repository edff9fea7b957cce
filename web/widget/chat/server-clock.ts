import type { Entry } from '../../../core/protocol/index.ts';

/**
 * The server's clock, as far as its entries tell: an entry comes after it was made, so the clock that is most ahead of
 * all that were seen is the nearest to the truth. Deadlines are the server's, and a visitor's clock may be wrong.
 */
export class ServerClock {
  #ahead: number | undefined;

  /** Milliseconds since the epoch. */
  now = (): number => Date.now() + (this.#ahead ?? 0);

  saw({ at }: Entry): void {
    this.#ahead = Math.max(this.#ahead ?? -Infinity, at - Date.now());
  }
}
