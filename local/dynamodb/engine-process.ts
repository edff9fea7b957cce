import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { freePort } from '../free-port.ts';

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

/**
 * Becomes the engine, and leaves one behind that ends it when the pipe to this program does: whatever ends this program,
 * no engine and no temporary folder stay.
 */
const outlivedByNobody = [
  '{ read -r _; kill $$; [ -z "$TEMPORARY" ] || rm -rf -- "$TEMPORARY"; } <&3 >/dev/null 2>&1 &',
  'exec "$0" "$@" 3<&-',
].join('\n');

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
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const folder = data ?? (await mkdtemp(join(existsSync(memory) ? memory : tmpdir(), 'dynamodb-')));
    const temporary = data === undefined ? folder : undefined;
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const child = spawnEngine(port, folder, temporary);
    if (await listens(child))
      return { url: `http://127.0.0.1:${port}`, folder, stop: () => end(child, temporary) };
    await end(child, temporary);
  }
  throw new Error('The DynamoDB engine does not start.');
}

function spawnEngine(port: number, folder: string, temporary = ''): ChildProcess {
  const options = ['serve', '--port', String(port), '--db-path', join(folder, 'dynamodb.sqlite')];
  return spawn('/bin/sh', ['-c', outlivedByNobody, binary, ...options], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    // Ctrl+C in a terminal is for the program: it still needs the engine while it stops.
    detached: true,
    env: { PATH: '/usr/bin:/bin', TEMPORARY: temporary },
  });
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

async function end(child: ChildProcess, temporary: string | undefined): Promise<void> {
  const running = child.exitCode === null && child.signalCode === null;
  const ended = running ? once(child, 'exit') : undefined;
  child.stdio[3]?.destroy();
  await ended;
  if (temporary !== undefined) await rm(temporary, { recursive: true, force: true });
}
