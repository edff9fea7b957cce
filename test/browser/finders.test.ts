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
    await expect(findChromium(other.it)).rejects.toThrow('set CHROMIUM_PATH to one');
    expect(other.ran).toEqual([]);
  }
});

test('nothing is installed where all is there', async () => {
  const { it, ran } = machine([debian, '/usr/bin/chromium', shell], { isRoot: true });
  await findChromium(it);
  expect(ran).toEqual([]);
});

test('where it cannot be installed, one line says how to get one', async () => {
  const { it } = machine([debian], { isRoot: true });
  const error = await findChromium(it).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(Error);
  expect(String(error)).not.toContain('\n');
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

test('elsewhere one line says that Firefox is missing, and it is no error', async () => {
  const others = [
    machine([debian]),
    machine([], { isRoot: true }),
    machine([debian], { isRoot: true, run: () => Promise.resolve(100) }),
  ];
  for (const { it, ran, told } of others) {
    expect(await findFirefox(it)).toBeUndefined();
    expect(ran).toEqual([]);
    expect(told.at(-1)).toMatch(/^There is no Firefox here, so the tests in it are skipped: [^\n]+$/);
  }
});
