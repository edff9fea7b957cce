import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { Clock } from '../clock.ts';
import type { Configure, ProviderData, ProviderMessage } from './messages.ts';

/** An OpenID provider in a thread of its own, under the runtime's clock, where the template has a user pool. */
export class IdentityProvider {
  readonly issuer: string;
  readonly #worker: Worker;

  private constructor(worker: Worker, port: number) {
    this.#worker = worker;
    this.issuer = `http://127.0.0.1:${port}`;
  }

  /** Takes a port, so that the issuer's address is known. It answers nobody until it is configured. */
  static async listen(clock: Clock, port = 0): Promise<IdentityProvider> {
    const workerData: ProviderData = { clock: clock.shared, port };
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData,
      env: {},
      execArgv: [],
      stdout: true,
      stderr: true,
    });
    // The provider warns of keys and storage that do not outlive it, which here they are not to.
    for (const stream of [worker.stdout, worker.stderr]) stream.resume();
    const message = await nextMessage(worker);
    if (message.type !== 'listening') throw new Error(`the provider said ${message.type} before it listened`);
    return new IdentityProvider(worker, message.port);
  }

  async configure(configuration: Configure): Promise<void> {
    this.#worker.postMessage(configuration);
    await nextMessage(this.#worker);
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}

/** The worker's next message; throws what the worker throws instead. */
async function nextMessage(worker: Worker): Promise<ProviderMessage> {
  const [message] = (await once(worker, 'message')) as [ProviderMessage];
  return message;
}
