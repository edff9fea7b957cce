import type { Environment } from '../../../client/environment.ts';
import type { WireEvents } from '../../../client/socket/wire.ts';
import { environmentOf } from '../../../play/local/people.ts';
import type { Runtime } from '../../../local/runtime.ts';

interface Timer {
  /** By {@link SkippedTime}'s own time, ms. */
  readonly due: number;
  readonly fire: () => void;
}

const lookEveryMs = 2;

/** The event loop reads what has arrived on sockets between two looks: after this many idle ones nothing is under way. */
const idleLooks = 5;

/**
 * Clients' timers that nobody waits for: as soon as clients and functions are idle, the next timer is due. The runtime's
 * clock stays as it is: what passes is the clients' patience.
 */
export class SkippedTime {
  readonly environment: Environment;
  readonly #runtime: Runtime;
  readonly #timers = new Set<Timer>();
  #skippedMs = 0;
  #idle = 0;

  constructor(runtime: Runtime) {
    const real = environmentOf(runtime);
    this.#runtime = runtime;
    this.environment = {
      ...real,
      after: (ms, task) => this.#after(ms, task),
      connect: (url, protocols, events) => {
        const wire = real.connect(url, protocols, this.#noting(events));
        return { send: this.#noted((text) => wire.send(text)), close: this.#noted(() => wire.close()) };
      },
    };
  }

  /** Skips the waits in `run`. Outside of it, timers run in real time. */
  async during<T>(run: () => Promise<T>): Promise<T> {
    const looking = setInterval(() => {
      if (this.#isIdle()) this.#skip();
    }, lookEveryMs);
    return run().finally(() => clearInterval(looking));
  }

  /** Resolves when clients and functions are idle. */
  async settled(): Promise<void> {
    await new Promise<void>((resolve) => {
      const looking = setInterval(() => {
        if (!this.#isIdle()) return;
        clearInterval(looking);
        resolve();
      }, lookEveryMs);
    });
  }

  #isIdle(): boolean {
    this.#idle = this.#runtime.invocationsUnderWay() === 0 ? this.#idle + 1 : 0;
    return this.#idle >= idleLooks;
  }

  #skip(): void {
    const [next] = [...this.#timers].sort((one, other) => one.due - other.due);
    if (!next) return;
    this.#skippedMs += Math.max(0, next.due - this.#now());
    next.fire();
  }

  #now(): number {
    return performance.now() + this.#skippedMs;
  }

  #after(ms: number, task: () => void): () => void {
    this.#idle = 0;
    const cancel = () => {
      clearTimeout(handle);
      this.#timers.delete(timer);
    };
    const fire = () => {
      cancel();
      this.#idle = 0;
      task();
    };
    const handle = setTimeout(fire, ms);
    const timer = { due: this.#now() + ms, fire };
    this.#timers.add(timer);
    return cancel;
  }

  #noting(events: WireEvents): WireEvents {
    return {
      opened: this.#noted(() => events.opened()),
      received: this.#noted((text) => events.received(text)),
      closed: this.#noted((refusedWith) => events.closed(refusedWith)),
    };
  }

  /** The same, which shows that clients are not idle. */
  #noted<A extends unknown[]>(run: (...given: A) => void): (...given: A) => void {
    return (...given) => {
      this.#idle = 0;
      run(...given);
    };
  }
}
