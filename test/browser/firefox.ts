import { debianMark, install, type Machine } from './chromium.ts';

const systems = [
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/**
 * The Firefox for the browser tests: the one that FIREFOX_PATH names, or the system's. Root on Debian has a missing one
 * installed. Elsewhere a missing one is said in a line, and the tests in it are skipped.
 */
export async function findFirefox(machine: Machine): Promise<string | undefined> {
  const { environment, exists, isRoot, tell } = machine;
  const find = () => [environment['FIREFOX_PATH'] ?? '', ...systems].find((path) => exists(path));
  if (find() === undefined && isRoot && exists(debianMark)) await install(machine, ['firefox-esr']);
  const path = find();
  if (path === undefined)
    tell('There is no Firefox here: the tests in it are skipped. FIREFOX_PATH may name one.');
  return path;
}
