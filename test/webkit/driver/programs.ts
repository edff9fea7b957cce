import { install, type Machine, missing } from '../../browser/browsers/machine.ts';

/** What the tests in WebKit run: the engine is driven as a person's browser, on a screen in memory. */
export const programs = {
  driver: '/usr/bin/WebKitWebDriver',
  screen: '/usr/bin/Xvfb',
  python: '/usr/bin/python3',
  certificates: '/usr/bin/openssl',
};

/** Packages of Debian, by the program that each brings. */
const packages = {
  [programs.driver]: 'webkit2gtk-driver',
  [programs.screen]: 'xvfb',
  [programs.certificates]: 'openssl',
};
/** What browser.py imports, and the packages that bring it. */
const imports =
  'import gi; gi.require_version("Gtk", "3.0"); gi.require_version("WebKit2", "4.1"); from gi.repository import WebKit2';
const bindings = ['python3-gi', 'gir1.2-webkit2-4.1'];
const howTo = 'on Debian, install webkit2gtk-driver, gir1.2-webkit2-4.1, python3-gi, xvfb and openssl.';

/** Whether the tests can run in WebKit here. Root on Debian has what is missing installed. Otherwise: {@link missing}. */
export async function findWebKit(machine: Machine): Promise<boolean> {
  const lacking = async () => [
    ...Object.entries(packages).flatMap(([path, name]) => (machine.exists(path) ? [] : [name])),
    ...((await hasBindings(machine)) ? [] : bindings),
  ];
  await install(machine, await lacking());
  if ((await lacking()).length === 0) return true;
  missing(machine, 'WebKitGTK with its driver', howTo);
  return false;
}

async function hasBindings({ exists, run }: Machine): Promise<boolean> {
  if (!exists(programs.python)) return false;
  // What is missing says so at length.
  return (await run('/bin/sh', '-c', `${programs.python} -c '${imports}' 2>/dev/null`)) === 0;
}
