import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import { compileCache } from '../compile-cache.ts';
import type { LogWriter } from './logs.ts';
import type { InstanceData, InstanceMessage, Invocation, InvocationResult, LambdaError } from './messages.ts';

/** Milliseconds that a function may take to load: Lambda's limit for the init phase. */
const initLimit = 10_000;

export interface InstanceOptions {
  readonly id: string;
  readonly data: InstanceData;
  /** The whole of what the function sees in `process.env`. */
  readonly environment: Readonly<Record<string, string>>;
  readonly output: LogWriter;
  /** Called once, when the instance has ended for whatever reason. */
  readonly onEnd: () => void;
}

/** One running copy of a function, in a thread of its own. It handles one event at a time. */
export class Instance {
  readonly id: string;
  readonly #worker: Worker;
  readonly #output: LogWriter;
  readonly #ready: Promise<LambdaError | undefined>;
  readonly #exited: Promise<void>;
  #settleReady: (error?: LambdaError) => void = () => undefined;
  #settle: ((result: InvocationResult) => void) | undefined;
  #requestId = 'none';
  #ended = false;

  constructor({ id, data, environment, output, onEnd }: InstanceOptions) {
    this.id = id;
    this.#output = output;
    this.#ready = new Promise((resolve) => (this.#settleReady = resolve));
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: data,
      env: { ...environment, ...compileCache },
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) {
      stream.on('data', (chunk: Buffer) => output.write(chunk.toString()));
    }
    this.#worker.on('message', (message: InstanceMessage) => this.#receive(message));
    this.#worker.on('error', (error) => output.write(uncaughtLine(error)));
    this.#exited = new Promise((resolve) => this.#worker.once('exit', () => resolve(this.#end(onEnd))));
  }

  get ended(): boolean {
    return this.#ended;
  }

  /** Handles one event within `timeout` milliseconds; the instance that takes longer is ended. */
  async invoke(event: unknown, timeout: number): Promise<InvocationResult> {
    const failed = await this.#within(initLimit, this.#ready, () => ({
      errorType: 'Sandbox.Timedout',
      errorMessage: `Init timed out after ${initLimit / 1000} seconds`,
    }));
    if (failed !== undefined) {
      await this.kill();
      return { error: failed };
    }
    return this.#run({ requestId: randomUUID(), event: JSON.stringify(event), timeout });
  }

  /** Ends the instance in the middle of whatever it does. */
  async kill(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
    await this.#exited;
  }

  async #run(invocation: Invocation): Promise<InvocationResult> {
    const { requestId, timeout } = invocation;
    if (this.#ended) return { error: exitError(requestId) };
    this.#requestId = requestId;
    const settled = new Promise<InvocationResult>((resolve) => (this.#settle = resolve));
    this.#worker.postMessage(invocation);
    const result = await this.#within(timeout, settled, () => ({ error: timeoutError(requestId, timeout) }));
    this.#settle = undefined;
    return result;
  }

  /** The promise's value, or after so many milliseconds the instance's end and `late`'s value. */
  async #within<T>(ms: number, promise: Promise<T>, late: () => T): Promise<T> {
    const { promise: expired, resolve } = Promise.withResolvers<'expired'>();
    const timer = setTimeout(() => resolve('expired'), ms);
    const first = await Promise.race([promise, expired]);
    clearTimeout(timer);
    if (first !== 'expired') return first;
    const outcome = late();
    this.#output.write(`${JSON.stringify(outcome)}\n`);
    await this.kill();
    return outcome;
  }

  #receive(message: InstanceMessage): void {
    switch (message.type) {
      case 'output':
        return this.#output.write(message.text);
      case 'ready':
        return this.#settleReady();
      case 'failed':
        return this.#settleReady(message.error);
      case 'done':
        return this.#settle?.({ payload: JSON.parse(message.payload) as unknown });
      case 'error':
        return this.#settle?.({ error: message.error });
    }
  }

  #end(onEnd: () => void): void {
    this.#ended = true;
    this.#output.end();
    this.#settleReady(exitError(this.#requestId));
    this.#settle?.({ error: exitError(this.#requestId) });
    onEnd();
  }
}

function exitError(requestId: string): LambdaError {
  return { errorType: 'Runtime.ExitError', errorMessage: `RequestId: ${requestId} Error: Runtime exited` };
}

function timeoutError(requestId: string, timeout: number): LambdaError {
  const seconds = (timeout / 1000).toFixed(2);
  return {
    errorType: 'Sandbox.Timedout',
    errorMessage: `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`,
  };
}

/** As Lambda logs what was thrown outside of the handler: with its stack. */
function uncaughtLine(thrown: unknown): string {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  const described = { errorType: name, errorMessage: message, stack: (stack ?? '').split('\n') };
  return `ERROR\tUncaught Exception\t${JSON.stringify(described)}\n`;
}
