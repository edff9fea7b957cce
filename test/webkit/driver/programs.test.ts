import { expect, test } from 'vitest';
import type { Machine } from '../../browser/browsers/machine.ts';
import { findWebKit } from './programs.ts';

const all = ['/usr/bin/WebKitWebDriver', '/usr/bin/Xvfb', '/usr/bin/python3', '/usr/bin/openssl'];
const debian = '/etc/debian_version';

/** A machine on which these files exist. Installing a package makes its program exist; what is installed and said is noted. */
function machine({ files, isRoot = true }: { files: readonly string[]; isRoot?: boolean }) {
  const present = new Set(files);
  const installed: string[] = [];
  const told: string[] = [];
  const brings: Record<string, string> = {
    'webkit2gtk-driver': '/usr/bin/WebKitWebDriver',
    xvfb: '/usr/bin/Xvfb',
    openssl: '/usr/bin/openssl',
    'python3-gi': '/usr/bin/python3',
  };
  const it: Machine = {
    environment: {},
    exists: (path) => present.has(path),
    playwrights: '',
    isRoot,
    run: (program, ...args) => {
      const name = args.at(-1) ?? '';
      if (program !== 'apt-get' || args[0] !== 'install') return Promise.resolve(0);
      installed.push(name);
      present.add(brings[name] ?? '');
      return Promise.resolve(0);
    },
    output: () => Promise.resolve(''),
    tell: (line) => void told.push(line),
  };
  return { it, installed, told };
}

test('nothing is installed or said where all is there', async () => {
  const { it, installed, told } = machine({ files: [...all, debian] });
  expect(await findWebKit(it)).toBe(true);
  expect({ installed, told }).toEqual({ installed: [], told: [] });
});

test('root on Debian has just what is missing installed', async () => {
  const { it, installed } = machine({ files: [...all.slice(1), debian] });
  expect(await findWebKit(it)).toBe(true);
  expect(installed).toEqual(['webkit2gtk-driver']);
  const { it: bare, installed: there } = machine({ files: [debian] });
  expect(await findWebKit(bare)).toBe(true);
  expect(there).toEqual(['webkit2gtk-driver', 'xvfb', 'openssl', 'python3-gi', 'gir1.2-webkit2-4.1']);
});

test('elsewhere one line says what it takes, and nothing is installed', async () => {
  for (const other of [machine({ files: [] }), machine({ files: [debian], isRoot: false })]) {
    expect(await findWebKit(other.it)).toBe(false);
    expect(other.installed).toEqual([]);
    expect(other.told).toEqual([
      expect.stringMatching(
        /^There is no WebKitGTK with its driver here, so the tests in it are skipped: [^\n]+$/,
      ),
    ]);
    await expect(findWebKit({ ...other.it, environment: { CI: 'true' } })).rejects.toThrow(
      'There is no WebKitGTK',
    );
  }
});

test('a driver without what our browser imports is not enough', async () => {
  const { it } = machine({ files: all });
  const run = (program: string) => Promise.resolve(program === '/bin/sh' ? 1 : 0);
  expect(await findWebKit({ ...it, run })).toBe(false);
});
