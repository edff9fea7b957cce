import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
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
  tell: (line) => void process.stderr.write(`${line}\n`),
};
