import { install, type Machine, missing, namedBrowser } from './machine.ts';

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
const howTo =
  'set CHROMIUM_PATH to one, install your system’s package, or run "npx playwright-core install chromium".';

/**
 * The Chromium for the browser tests: the one that CHROMIUM_PATH names, the system's, or Playwright's own; and the
 * system's headless shell. Root on Debian has what is missing installed. Without one: {@link missing}.
 *
 * @throws an Error of one line when CHROMIUM_PATH names one that does not exist
 */
export async function findChromium(machine: Machine): Promise<Chromium | undefined> {
  const { exists, playwrights } = machine;
  const named = namedBrowser(machine, 'CHROMIUM_PATH');
  if (named !== undefined) return { chromium: named, headlessShell: named };
  const find = () => [...systems, playwrights].find((path) => path !== '' && exists(path));
  await install(machine, [
    ...(find() === undefined ? ['chromium'] : []),
    ...(exists(shell) ? [] : ['chromium-headless-shell']),
  ]);
  const chromium = find();
  if (chromium === undefined) return missing(machine, 'Chromium', howTo);
  return { chromium, headlessShell: exists(shell) ? shell : chromium };
}
