export interface Stoppable {
  stop(): Promise<void>;
}

/** Parts that were started, to be stopped again in the opposite order, whether or not all of them came up. */
export class Running implements Stoppable {
  readonly #parts: Promise<Stoppable>[] = [];
  #stopped: Promise<void> | undefined;

  /** Takes note of a part that starts. Returns it. */
  add<T extends Stoppable>(starting: Promise<T>): Promise<T> {
    this.#parts.push(starting);
    return starting;
  }

  /** Stops all parts, once; parts that did not come up are passed over. */
  stop(): Promise<void> {
    this.#stopped ??= this.#stop();
    return this.#stopped;
  }

  async #stop(): Promise<void> {
    const outcomes = await Promise.allSettled(this.#parts);
    for (const outcome of outcomes.reverse()) if (outcome.status === 'fulfilled') await outcome.value.stop();
  }
}
