import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

/** The facts about a machine that decide which browsers the tests run. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** Where Playwright would keep a Chromium of its own. */
  readonly playwrights: string;
  readonly isRoot: boolean;
  /** Runs a program to its end, its output shown to the user. Resolves to its exit code. */
  readonly run: (program: string, ...args: string[]) => Promise<number>;
  /** Resolves to what a program prints. */
  readonly output: (program: string, ...args: string[]) => Promise<string>;
  readonly tell: (line: string) => void;
}

/**
 * The browser that a variable of the environment names, if it names one.
 *
 * @throws an Error of one line when it does not exist
 */
export function namedBrowser({ environment, exists }: Machine, variable: string): string | undefined {
  const named = environment[variable];
  if (named === undefined || named === '') return undefined;
  if (!exists(named)) throw new Error(`${variable} names ${named}, which does not exist.`);
  return named;
}

/** Installs packages of Debian, where this is root on Debian. One by one: Ubuntu has not all of them. */
export async function install(machine: Machine, packages: readonly string[]): Promise<void> {
  const { exists, isRoot, run, tell } = machine;
  if (packages.length === 0 || !isRoot || !exists('/etc/debian_version')) return;
  tell(`Installing ${packages.join(' and ')} for the browser tests …`);
  if ((await run('apt-get', 'update')) !== 0) return;
  for (const each of packages) await run('apt-get', 'install', '--yes', '--no-install-recommends', each);
}

/**
 * Says in one line which browser is missing, whose tests are then skipped.
 *
 * @throws an Error of that line where CI is set: a gate that skips what it is there for proves nothing
 */
export function missing({ environment, tell }: Machine, browser: string, howTo: string): undefined {
  if (environment['CI']) throw new Error(`There is no ${browser} here: ${howTo}`);
  tell(`There is no ${browser} here, so the tests in it are skipped: ${howTo}`);
}

/** The machine that this runs on. */
export const thisMachine: Machine = {
  environment: process.env,
  exists: existsSync,
  playwrights: chromium.executablePath(),
  isRoot: process.getuid?.() === 0,
  run: async (program, ...args) => {
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env: environment });
    const [code] = (await once(child, 'exit')) as [number | null];
    return code ?? 1;
  },
  output: async (program, ...args) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [printed] = await Promise.all([text(child.stdout), once(child, 'exit')]);
    return printed;
  },
  tell: (line) => void process.stderr.write(`${line}\n`),
};
