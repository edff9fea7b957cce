import { SealformError } from '../core/errors.ts';
import type { Environment } from './environment.ts';
import { endless, retrying } from './retry.ts';

/** Work that ends with whoever started it: at its own end, at its deadline, or when everything is stopped. */
export class Tasks {
  readonly #environment: Environment;
  readonly #running = new Set<AbortController>();

  constructor(environment: Environment) {
    this.#environment = environment;
  }

  /**
   * Runs `work`, for at most `ms`. Its signal is aborted when it is over, however it ended: what still goes on must not
   * send anything any more.
   *
   * @throws what `work` throws, ERR_TIMEOUT at the deadline, the error given to {@link Tasks.stop}
   */
  async run<T>(work: (signal: AbortSignal) => Promise<T>, ms?: number): Promise<T> {
    const controller = new AbortController();
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    controller.signal.addEventListener('abort', () => reject(controller.signal.reason as Error));
    const late = () => controller.abort(new SealformError('ERR_TIMEOUT'));
    const cancel = ms === undefined ? undefined : this.#environment.after(ms, late);
    this.#running.add(controller);
    try {
      return await Promise.race([aborted, work(controller.signal)]);
    } finally {
      cancel?.();
      this.#running.delete(controller);
      controller.abort();
    }
  }

  /** Repeats `attempt` until it succeeds or is refused, for at most `ms`. Throws as {@link Tasks.run}. */
  persist<T>(attempt: (signal: AbortSignal) => Promise<T>, ms?: number): Promise<T> {
    return this.run((signal) => retrying(() => attempt(signal), endless, this.#environment, signal), ms);
  }

  /** Ends everything that runs with this error. */
  stop(error: Error): void {
    for (const controller of this.#running) controller.abort(error);
  }
}
