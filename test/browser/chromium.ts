import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** What of a machine decides where Chromium comes from. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly exists: (path: string) => boolean;
  /** Where Playwright would keep a browser of its own. */
  readonly playwrights: string;
  readonly isRoot: boolean;
  /** Runs a program to its end, its output shown to the user. Resolves to its exit code. */
  readonly run: (program: string, ...args: string[]) => Promise<number>;
  readonly tell: (line: string) => void;
}

/** Paths of what the browser tests run. */
export interface Chromium {
  readonly chromium: string;
  /** Shows pages by the same engine, without the browser around them; where there is none, Chromium itself. */
  readonly headlessShell: string;
}

const systems = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];
const shell = '/usr/bin/chromium-headless-shell';
const shellPackage = 'chromium-headless-shell';
/** A file that every Debian has. */
export const debianMark = '/etc/debian_version';
const howTo =
  'The browser tests need Chromium: set CHROMIUM_PATH to one, install your system’s package, or run "npx playwright-core install chromium".';

/**
 * The Chromium for the browser tests: the one that CHROMIUM_PATH names, the system's, or Playwright's own; and the
 * system's headless shell. Root on Debian has what is missing installed.
 *
 * @throws an Error of one line that says how to get one
 */
export async function findChromium(machine: Machine): Promise<Chromium> {
  const { environment, exists, playwrights, isRoot } = machine;
  const named = environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (exists(named)) return { chromium: named, headlessShell: named };
    throw new Error(`CHROMIUM_PATH names ${named}, which does not exist.`);
  }
  const find = () => [...systems, playwrights].find((path) => path !== '' && exists(path));
  const missing = [...(find() === undefined ? ['chromium'] : []), ...(exists(shell) ? [] : [shellPackage])];
  if (missing.length > 0 && isRoot && exists(debianMark)) await install(machine, missing);
  const chromium = find();
  if (chromium === undefined) throw new Error(howTo);
  return { chromium, headlessShell: exists(shell) ? shell : chromium };
}

/** Installs packages of Debian, one by one: Ubuntu has not all of them. */
export async function install({ run, tell }: Machine, packages: readonly string[]): Promise<void> {
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
