import type { Entry } from '../../../core/protocol/index.ts';

/**
 * The server's clock, as far as its entries tell: an entry comes after it was made, so the clock that is most ahead of
 * all that were seen is the nearest to the truth. Deadlines are the server's, and a visitor's clock may be wrong.
 */
export class ServerClock {
  /** By how much the server's clock is ahead at least, by entries that came as they were made; ms. */
  #ahead: number | undefined;
  /** The same by entries that are read again. They may be old, so they put no clock back. */
  #aheadByOld = -Infinity;

  /** Milliseconds since the epoch. */
  now = (): number => Date.now() + Math.max(this.#ahead ?? 0, this.#aheadByOld);

  /** @param isOld whether the entry is of a conversation that is taken up again */
  saw({ at }: Entry, isOld: boolean): void {
    const ahead = at - Date.now();
    if (isOld) this.#aheadByOld = Math.max(this.#aheadByOld, ahead);
    else this.#ahead = Math.max(this.#ahead ?? -Infinity, ahead);
  }
}
