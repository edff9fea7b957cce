import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { compileCache } from '../compile-cache.ts';
import type { Listening, ProviderData } from './messages.ts';

/** An OpenID provider in a thread of its own, under the runtime's clock, where the template has a user pool. */
export class IdentityProvider {
  readonly issuer: string;
  readonly #worker: Worker;

  private constructor(worker: Worker, { port }: Listening) {
    this.#worker = worker;
    this.issuer = `http://127.0.0.1:${port}`;
  }

  /** Resolves when it answers. Throws if the port is taken. */
  static async start(workerData: ProviderData): Promise<IdentityProvider> {
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      env: compileCache,
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    // The provider warns of keys and storage that do not outlive it, which here they are not to.
    for (const stream of [worker.stdout, worker.stderr]) stream.resume();
    const [listening] = (await once(worker, 'message')) as [Listening];
    return new IdentityProvider(worker, listening);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
