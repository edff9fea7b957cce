import { install, type Machine, namedBrowser } from './machine.ts';

const systems = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];
const howTo =
  'There is no Firefox here, so the tests in it are skipped: set FIREFOX_PATH to one, or install your system’s package.';

/**
 * The Firefox for the browser tests: the one that FIREFOX_PATH names, or the system's. Root on Debian has a missing one
 * installed. Elsewhere one line says how to get one, and the result is undefined.
 *
 * @throws an Error of one line when FIREFOX_PATH names one that does not exist
 */
export async function findFirefox(machine: Machine): Promise<string | undefined> {
  const named = namedBrowser(machine, 'FIREFOX_PATH');
  if (named !== undefined) return named;
  const find = () => systems.find((path) => machine.exists(path));
  if (find() === undefined) await install(machine, ['firefox-esr']);
  const firefox = find();
  if (firefox === undefined) machine.tell(howTo);
  return firefox;
}
