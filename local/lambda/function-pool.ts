import type { Instance } from './instance.ts';
import type { InvocationResult } from './messages.ts';

export interface FunctionPoolOptions {
  /** Starts an instance; `onEnd` is to be called when it has ended. */
  readonly start: (onEnd: () => void) => Instance;
  /** Milliseconds that one invocation may take. */
  readonly timeout: number;
  /** How many instances may run at once; further events wait for one to become free. */
  readonly limit: number;
}

/** The instances of one function: made on demand, used for one event at a time, used again when idle. */
export class FunctionPool {
  readonly #options: FunctionPoolOptions;
  readonly #instances = new Set<Instance>();
  readonly #idle: Instance[] = [];
  readonly #waiting: ((instance: Instance) => void)[] = [];
  #stopped = false;

  constructor(options: FunctionPoolOptions) {
    this.#options = options;
  }

  async invoke(event: unknown): Promise<InvocationResult> {
    const { limit, timeout } = this.#options;
    if (this.#stopped || limit === 0) {
      return { error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' } };
    }
    const instance = await this.#acquire().catch((error: Error) => error);
    if (instance instanceof Error) {
      return { error: { errorType: 'Runtime.StartError', errorMessage: instance.message } };
    }
    const result = await instance.invoke(event, timeout);
    this.#release(instance);
    return result;
  }

  /** Ids of the running instances. */
  get instances(): string[] {
    return [...this.#instances].map(({ id }) => id);
  }

  /** Ends the instance of that id, if it is one of these. */
  async kill(id: string): Promise<void> {
    for (const instance of this.#instances) if (instance.id === id) await instance.kill();
  }

  /** Ends all instances. Events that still wait, and later ones, are answered with an error. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await Promise.all([...this.#instances].map((instance) => instance.kill()));
  }

  async #acquire(): Promise<Instance> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    if (this.#instances.size < this.#options.limit) return this.#start();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(instance: Instance): void {
    const next = this.#waiting.shift();
    const usable = instance.ended && next !== undefined && !this.#stopped ? this.#start() : instance;
    if (next !== undefined) next(usable);
    else if (!instance.ended) this.#idle.push(instance);
  }

  #start(): Instance {
    const instance = this.#options.start(() => this.#forget(instance));
    this.#instances.add(instance);
    return instance;
  }

  #forget(instance: Instance): void {
    this.#instances.delete(instance);
    const index = this.#idle.indexOf(instance);
    if (index >= 0) this.#idle.splice(index, 1);
  }
}
