import type { Environment } from './environment.ts';

/** How long the pauses are between runs, ms. */
export interface Pauses {
  /** The first one; each is twice as long as the one before. */
  readonly firstMs: number;
  readonly longestMs: number;
  /** After so long without a call the next one runs at once. */
  readonly restMs: number;
}

/** Runs a task when it is called for: at once, and calls that come during the pause after it once, when that is over. */
export class Sparingly {
  readonly #environment: Environment;
  readonly #pauses: Pauses;
  readonly #task: () => void;
  #calledAt = -Infinity;
  #ranAt = -Infinity;
  #pauseMs = 0;
  #cancelNext: (() => void) | undefined;

  constructor(environment: Environment, pauses: Pauses, task: () => void) {
    this.#environment = environment;
    this.#pauses = pauses;
    this.#task = task;
  }

  call(): void {
    const now = this.#environment.now();
    if (now - this.#calledAt >= this.#pauses.restMs) this.#rest();
    this.#calledAt = now;
    if (this.#cancelNext) return;
    // A clock that was set back must not make the pause longer.
    const waitMs = Math.min(this.#ranAt + this.#pauseMs - now, this.#pauseMs);
    if (waitMs <= 0) this.#run();
    else this.#cancelNext = this.#environment.after(waitMs, () => this.#run());
  }

  /** Drops a run that is due after the pause. */
  stop(): void {
    this.#cancelNext?.();
    this.#cancelNext = undefined;
  }

  #rest(): void {
    this.stop();
    this.#pauseMs = 0;
  }

  #run(): void {
    const { firstMs, longestMs } = this.#pauses;
    this.#cancelNext = undefined;
    this.#ranAt = this.#environment.now();
    this.#pauseMs = Math.min(Math.max(2 * this.#pauseMs, firstMs), longestMs);
    this.#task();
  }
}
