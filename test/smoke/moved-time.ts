import type { Environment } from '../../client/environment.ts';

/** A clock that a test moves. */
export class MovedTime implements Pick<Environment, 'now' | 'after'> {
  #now = 0;
  readonly #timers = new Map<number, { at: number; task: () => void }>();
  #count = 0;

  readonly now = () => this.#now;

  readonly after = (ms: number, task: () => void) => {
    const timer = this.#count++;
    this.#timers.set(timer, { at: this.#now + ms, task });
    return () => void this.#timers.delete(timer);
  };

  /** Runs what becomes due, in order. */
  advance(ms: number): void {
    const until = this.#now + ms;
    for (;;) {
      const due = [...this.#timers]
        .filter(([, { at }]) => at <= until)
        .sort(([, a], [, b]) => a.at - b.at)[0];
      if (!due) break;
      const [timer, { at, task }] = due;
      this.#timers.delete(timer);
      this.#now = at;
      task();
    }
    this.#now = until;
  }
}
