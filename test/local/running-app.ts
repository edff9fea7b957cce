import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll } from 'vitest';
import type { Runtime, RuntimeOptions } from '../../local/runtime.ts';
import { synthesize } from '../../local/synthesize.ts';
import { startRuntime } from '../runtime.ts';
import { Client } from './api-gateway/sockets.ts';

/** An app of a folder beside this file, synthesized and running, with a folder for what its tests write. */
export class RunningApp {
  readonly directory: string;
  readonly assembly: string;
  readonly #clients: Client[] = [];
  #runtime: Runtime | undefined;

  constructor(name: string) {
    this.directory = mkdtempSync(join(tmpdir(), `${name}-`));
    this.assembly = join(this.directory, 'cdk.out');
  }

  get runtime(): Runtime {
    if (!this.#runtime) throw new Error('the app is not running yet');
    return this.#runtime;
  }

  async start(name: string, users: RuntimeOptions['users']): Promise<void> {
    await synthesize(fileURLToPath(new URL(name, import.meta.url)), this.assembly);
    this.#runtime = await startRuntime({ assembly: this.assembly, ...(users && { users }) });
  }

  async stop(): Promise<void> {
    await this.#runtime?.stop();
    rmSync(this.directory, { recursive: true });
  }

  /** A socket that ends with its test. */
  async open(...[url, protocols, headers]: Parameters<typeof Client.open>): Promise<Client> {
    const client = await Client.open(url, protocols, headers);
    this.#clients.push(client);
    return client;
  }

  /** Ends what a test left behind. */
  clear(): void {
    for (const { socket } of this.#clients.splice(0)) socket.terminate();
    this.#runtime?.traffic.clear();
  }
}

/** An app that runs while the tests of this file do. */
export function useRunningApp(name: string, users: RuntimeOptions['users']): RunningApp {
  const app = new RunningApp(name);
  beforeAll(() => app.start(name, users));
  afterAll(() => app.stop());
  afterEach(() => app.clear());
  return app;
}
