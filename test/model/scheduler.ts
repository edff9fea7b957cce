import { chanceOf } from '../random.ts';

/** Decides which of the waiting calls goes on next, so that a seed gives the same history again. */
export class Scheduler {
  #waiting: (() => void)[] = [];

  /** Resolves when it is chosen. */
  pause(): Promise<void> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** How many calls wait. */
  get waiting(): number {
    return this.#waiting.length;
  }

  /** Lets one waiting call go on, and waits until everything waits again. False when none waits. */
  async step(choose: () => number): Promise<boolean> {
    const index = choose() % Math.max(1, this.#waiting.length);
    const [chosen] = this.#waiting.splice(index, 1);
    if (!chosen) return false;
    chosen();
    await settled();
    return true;
  }

  async drain(choose: () => number): Promise<void> {
    while (await this.step(choose));
  }
}

/** Resolves once no promise is left that could go on by itself. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Whole numbers from 0, the same for the same seed. A seed of 0 always gives 0: first come, first served. */
export function choices(seed: number): () => number {
  if (seed === 0) return () => 0;
  const chance = chanceOf(seed);
  return () => Math.floor(chance() * 2 ** 32);
}
