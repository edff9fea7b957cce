import type { Environment } from '../../../client/environment.ts';
import { environmentOf } from '../../../play/local/people.ts';
import { Heard } from '../../../play/heard.ts';
import type { Runtime } from '../../../local/runtime.ts';

interface Timer {
  readonly due: number;
  readonly fire: () => void;
  handle: NodeJS.Timeout;
}

/** Timers that live by the runtime's clock: when a test moves it, they are due. */
export class MovedTime {
  /** How long each timer was set for, ms: what a program waits for now, a test can wait for too. */
  readonly waits = new Heard<number>();
  readonly environment: Environment;
  readonly #timers = new Set<Timer>();
  readonly #now: () => number;

  constructor(runtime: Runtime) {
    const { clock } = runtime;
    this.#now = () => clock.now();
    this.environment = { ...environmentOf(runtime), after: (ms, task) => this.#after(ms, task) };
    clock.onAdvance((now) => this.#fireDue(now));
  }

  #after(ms: number, task: () => void): () => void {
    const fire = () => {
      if (this.#timers.delete(timer)) task();
    };
    const timer: Timer = { due: this.#now() + ms, fire, handle: setTimeout(fire, ms) };
    this.#timers.add(timer);
    this.waits.add(ms);
    return () => {
      clearTimeout(timer.handle);
      this.#timers.delete(timer);
    };
  }

  #fireDue(now: number): void {
    for (const timer of [...this.#timers].toSorted((one, other) => one.due - other.due)) {
      clearTimeout(timer.handle);
      if (timer.due <= now) timer.fire();
      else timer.handle = setTimeout(timer.fire, timer.due - now);
    }
  }
}
