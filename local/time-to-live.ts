import type { Clock } from './clock.ts';

/** Milliseconds between two runs: DynamoDB promises no more than "within a few days". */
const period = 24 * 60 * 60_000;

/** Runs DynamoDB's TTL late by choice, so that nobody comes to rely on it. */
export class TimeToLive {
  readonly #expire: () => Promise<unknown>;
  readonly #timer: NodeJS.Timeout;
  #lastRun: number;
  #running: Promise<unknown> = Promise.resolve();

  constructor(clock: Clock, expire: () => Promise<unknown>) {
    this.#expire = expire;
    this.#lastRun = clock.now();
    this.#timer = setInterval(() => this.#run(clock.now()), period).unref();
    clock.onAdvance((now) => this.#run(now));
  }

  /** Waits for a run that has begun. */
  async settled(): Promise<void> {
    await this.#running;
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.settled();
  }

  #run(now: number): void {
    if (now - this.#lastRun < period) return;
    this.#lastRun = now;
    this.#running = this.#expire();
  }
}
