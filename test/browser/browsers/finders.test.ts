import { expect, test } from 'vitest';
import { findChromium } from './chromium.ts';
import { findFirefox } from './firefox.ts';
import type { Machine } from './machine.ts';

/** A machine on which these files exist; what is run and told is written down, and a run makes `appears` exist. */
function machine(files: string[], options: Partial<Machine> & { appears?: string } = {}) {
  const present = new Set(files);
  const ran: string[] = [];
  const told: string[] = [];
  const it: Machine = {
    environment: {},
    exists: (path) => present.has(path),
    playwrights: '/cache/playwright/chrome',
    isRoot: false,
    run: (program, ...args) => {
      ran.push([program, ...args].join(' '));
      if (options.appears !== undefined) present.add(options.appears);
      return Promise.resolve(0);
    },
    output: () => Promise.resolve('Mozilla Firefox 153.8.0esr'),
    tell: (line) => void told.push(line),
    ...options,
  };
  return { it, ran, told };
}

const shell = '/usr/bin/chromium-headless-shell';
const debian = '/etc/debian_version';
const esr = '/usr/bin/firefox-esr';

test('CHROMIUM_PATH comes first, and has to exist', async () => {
  const environment = { CHROMIUM_PATH: '/my/chrome' };
  const { it } = machine(['/my/chrome', '/usr/bin/chromium', shell], { environment });
  expect(await findChromium(it)).toEqual({ chromium: '/my/chrome', headlessShell: '/my/chrome' });
  const { it: other } = machine(['/usr/bin/chromium'], { environment });
  await expect(findChromium(other)).rejects.toThrow('CHROMIUM_PATH names /my/chrome, which does not exist.');
});

test('then the system’s, then Playwright’s own', async () => {
  const both = ['/cache/playwright/chrome', '/usr/bin/chromium'];
  expect(await findChromium(machine(both).it)).toMatchObject({ chromium: '/usr/bin/chromium' });
  expect(await findChromium(machine(both.slice(0, 1)).it)).toMatchObject({ chromium: both[0] });
});

test('the headless shell is the system’s; without one Chromium itself is run', async () => {
  const chromium = '/usr/bin/chromium';
  expect(await findChromium(machine([chromium, shell]).it)).toEqual({ chromium, headlessShell: shell });
  expect(await findChromium(machine([chromium]).it)).toEqual({ chromium, headlessShell: chromium });
});

test('root on Debian has what is missing installed; nobody else does', async () => {
  const options = { isRoot: true, appears: '/usr/bin/chromium' };
  const { it, ran } = machine([debian], options);
  expect(await findChromium(it)).toMatchObject({ chromium: '/usr/bin/chromium' });
  const install = 'apt-get install --yes --no-install-recommends';
  expect(ran).toEqual(['apt-get update', `${install} chromium`, `${install} chromium-headless-shell`]);
  const { it: half, ran: ranThere } = machine([debian, '/usr/bin/chromium'], {
    isRoot: true,
    appears: shell,
  });
  expect(await findChromium(half)).toMatchObject({ headlessShell: shell });
  expect(ranThere).toEqual(['apt-get update', `${install} chromium-headless-shell`]);
  for (const other of [machine([], options), machine([debian], { ...options, isRoot: false })]) {
    expect(await findChromium(other.it)).toBeUndefined();
    expect(other.ran).toEqual([]);
    expect(other.told).toEqual([
      expect.stringMatching(/^There is no Chromium here.*set CHROMIUM_PATH to one/),
    ]);
  }
});

test('nothing is installed where all is there', async () => {
  const { it, ran } = machine([debian, '/usr/bin/chromium', shell], { isRoot: true });
  await findChromium(it);
  expect(ran).toEqual([]);
});

test('FIREFOX_PATH comes first, and has to exist', async () => {
  const environment = { FIREFOX_PATH: '/my/firefox' };
  expect(await findFirefox(machine(['/my/firefox', esr], { environment }).it)).toBe('/my/firefox');
  await expect(findFirefox(machine([esr], { environment }).it)).rejects.toThrow(
    'FIREFOX_PATH names /my/firefox, which does not exist.',
  );
});

test('then the system’s Firefox, the ESR first, and nothing is installed', async () => {
  const { it, ran, told } = machine([debian, '/usr/bin/firefox', esr], { isRoot: true });
  expect(await findFirefox(it)).toBe(esr);
  expect(await findFirefox(machine(['/usr/bin/firefox']).it)).toBe('/usr/bin/firefox');
  expect({ ran, told }).toEqual({ ran: [], told: [] });
});

test('root on Debian has a missing Firefox installed', async () => {
  const { it, ran } = machine([debian], { isRoot: true, appears: esr });
  expect(await findFirefox(it)).toBe(esr);
  expect(ran).toEqual(['apt-get update', 'apt-get install --yes --no-install-recommends firefox-esr']);
});

test('one line says which browser is missing, and its tests are skipped; with CI set it is an error', async () => {
  const fails = () => Promise.resolve(100);
  const others: [files: string[], options: Partial<Machine>][] = [
    [[debian], {}],
    [[], { isRoot: true }],
    [[debian], { isRoot: true, run: fails }],
  ];
  for (const [files, options] of others)
    for (const [browser, find] of Object.entries({ Chromium: findChromium, Firefox: findFirefox })) {
      const { it, ran, told } = machine(files, options);
      expect(await find(it)).toBeUndefined();
      expect(ran).toEqual([]);
      expect(told.at(-1)).toMatch(
        new RegExp(`^There is no ${browser}[^\\n]* here, so the tests in it are skipped: [^\\n]+$`),
      );
      const { it: gate } = machine(files, { ...options, environment: { CI: 'true' } });
      await expect(find(gate)).rejects.toThrow(new RegExp(`^There is no ${browser}[^\\n]* here: [^\\n]+$`));
    }
});

test('a Firefox that is too old for its driver counts as missing', async () => {
  const { it, told } = machine([esr], { output: () => Promise.resolve('Mozilla Firefox 140.5.0esr') });
  expect(await findFirefox(it)).toBeUndefined();
  expect(told).toEqual([expect.stringMatching(/^There is no Firefox 153 or later here/)]);
  const { it: silent } = machine([esr], { output: () => Promise.resolve('') });
  expect(await findFirefox(silent)).toBeUndefined();
});
