import { install, type Machine, missing, namedBrowser } from './machine.ts';

const systems = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
/** The first ESR that the tests were run in; that before it (140) lacks commands that Playwright gives. */
const firstVersion = 153;
const howTo = 'set FIREFOX_PATH to one, or install your system’s package.';

/**
 * The Firefox for the browser tests: the one that FIREFOX_PATH names, or the system's. Root on Debian has a missing one
 * installed. Without one, or with an older one: {@link missing}.
 *
 * @throws an Error of one line when FIREFOX_PATH names one that does not exist
 */
export async function findFirefox(machine: Machine): Promise<string | undefined> {
  const find = () => systems.find((path) => machine.exists(path));
  const named = namedBrowser(machine, 'FIREFOX_PATH');
  if (named === undefined && find() === undefined) await install(machine, ['firefox-esr']);
  const firefox = named ?? find();
  if (firefox !== undefined && (await versionOf(firefox, machine)) >= firstVersion) return firefox;
  return missing(machine, `Firefox ${firstVersion} or later`, howTo);
}

/** The first number of its version; 0 if it does not say. */
async function versionOf(firefox: string, { output }: Machine): Promise<number> {
  return Number(/\d+/.exec(await output(firefox, '--version'))?.[0] ?? 0);
}
