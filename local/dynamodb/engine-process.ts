import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, rmSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** The bundled engine, running. */
export interface EngineProcess {
  readonly url: string;
  /** Where the database file is. */
  readonly folder: string;
  /** Ends the process; a temporary folder goes with it. */
  stop(): Promise<void>;
}

const modules = resolve(import.meta.dirname, '../../node_modules');
const binary = join(modules, '@dynoxide', `${process.platform}-${process.arch}`, 'dynoxide');

/** Linux keeps files in here in memory: several times as many writes a second, and nothing reaches a disk. */
const memory = '/dev/shm';

/** How often another port is tried, when somebody took the first in between. */
const attempts = 5;

/**
 * Starts the bundled engine on a free port of this machine. Throws a one-line error where there is none.
 *
 * @param data - folder for the database file; without one, a temporary folder
 */
export async function startEngineProcess(data: string | undefined): Promise<EngineProcess> {
  if (!existsSync(binary)) {
    const platform = `${process.platform}-${process.arch}`;
    throw new Error(
      `No DynamoDB engine for ${platform} is bundled: give the URL of a DynamoDB-compatible server.`,
    );
  }
  const folder = data ?? (await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'dynamodb-')));
  await mkdir(folder, { recursive: true });
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const port = await freePort();
    const child = spawn(
      binary,
      ['serve', '--port', String(port), '--db-path', join(folder, 'dynamodb.sqlite')],
      {
        stdio: ['ignore', 'ignore', 'pipe'],
        env: {},
      },
    );
    if (await listens(child)) return running(child, port, folder, data === undefined);
  }
  throw new Error('The DynamoDB engine does not start.');
}

function running(child: ChildProcess, port: number, folder: string, temporary: boolean): EngineProcess {
  const abandon = (): void => {
    child.kill();
    if (temporary) rmSync(folder, { recursive: true, force: true });
  };
  process.once('exit', abandon);
  const stop = async (): Promise<void> => {
    process.off('exit', abandon);
    await end(child);
    if (temporary) await rm(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, folder, stop };
}

/** Resolves to whether the engine listens; it ends at once if the port is taken. */
async function listens(child: ChildProcess): Promise<boolean> {
  child.on('error', () => undefined);
  const messages = child.stderr;
  if (messages === null) return false;
  for await (const line of createInterface({ input: messages })) {
    if (!line.includes('listening')) continue;
    messages.resume();
    return true;
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
