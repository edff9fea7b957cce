import type { Environment } from '../../../client/environment.ts';

interface Timer {
  readonly at: number;
  readonly task: () => void;
}

/** A clock that is moved by hand, and randomness that is given. */
export class FakeEnvironment implements Environment {
  readonly timers = new Set<Timer>();
  readonly connect: Environment['connect'];
  readonly #isBusy: () => boolean;
  randomly = () => 0.5;
  #now = Date.UTC(2026, 10, 22);

  /** Time stands still while a server `isBusy`: it waits for other things than timers of this clock. */
  constructor(connect: Environment['connect'], isBusy: () => boolean = () => false) {
    this.connect = connect;
    this.#isBusy = isBusy;
  }

  readonly now = () => Math.floor(this.#now);
  readonly random = () => this.randomly();
  readonly newId = () => crypto.randomUUID();

  readonly after = (ms: number, task: () => void) => {
    const timer = { at: this.#now + ms, task };
    this.timers.add(timer);
    return () => void this.timers.delete(timer);
  };

  /** Moves the clock, stopping at every timer on the way, and lets all that follows from each happen. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    await this.#settled();
    for (let next = this.#next(); next && next.at <= end; next = this.#next()) await this.#run(next);
    this.#now = end;
  }

  /** Moves the clock from timer to timer until this is settled. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let done = false;
    const mark = () => (done = true);
    promise.then(mark, mark);
    await this.#settled();
    for (let idle = 0; !done;) {
      const next = this.#next();
      if (next) await this.#run(next);
      else if (++idle > 10_000) throw new Error('Nothing is left that could settle this.');
      else await this.#settled();
    }
    return promise;
  }

  #next(): Timer | undefined {
    return [...this.timers].reduce<Timer | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    );
  }

  async #run(timer: Timer): Promise<void> {
    this.timers.delete(timer);
    this.#now = Math.max(this.#now, timer.at);
    timer.task();
    await this.#settled();
  }

  async #settled(): Promise<void> {
    do await settled();
    while (this.#isBusy());
  }
}

/** Everything that can happen without time or the network has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
