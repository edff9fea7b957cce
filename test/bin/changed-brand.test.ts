import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { knownIn } from '../checks/commands.ts';
import { changeBrand, otherSettings } from './changed-brand.ts';

/** Not part of the project, or made anew. */
const leftOut = ['node_modules', '.git', 'cdk.out', 'coverage'];

/** Where the brand is used; the types of the rest take twenty seconds of a processor more. */
const used = ['brand', 'branding', 'core', 'forms', 'client', 'lambdas', 'web'];

const compilerOptions = { incremental: false, tsBuildInfoFile: null };
const tsconfig = { extends: './tsconfig.json', compilerOptions, include: used };

/** `npm run test:long` runs all checks but those of the dependencies, and all unit tests. */
const isLong = process.env['SEALFORM_BRANDS'] === 'all';

let project = '';
beforeAll(async () => {
  project = mkdtempSync(join(tmpdir(), 'sealform-changed-'));
  for (const name of readdirSync('.').filter((each) => !leftOut.includes(each))) {
    cpSync(name, join(project, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(project, 'node_modules'));
  changeBrand(project);
  if (isLong) await run('prettier', '--write', 'brand');
  else writeFileSync(join(project, 'tsconfig.used.json'), JSON.stringify(tsconfig));
});
afterAll(() => rmSync(project, { recursive: true }));

/** A run of tests within one knows nothing of it, and writes without colours. */
const inherited = Object.entries(process.env).filter(
  ([name]) => !/^(VITEST|NODE_ENV$|FORCE_COLOR$)/.test(name),
);
const env = { ...Object.fromEntries(inherited), NO_COLOR: '1' };

async function run(program: string, ...args: string[]): Promise<string> {
  const child = spawn(join(project, 'node_modules/.bin', program), args, { cwd: project, env });
  const [[code], said, complained] = await Promise.all([
    once(child, 'exit') as Promise<[number | null]>,
    text(child.stdout),
    text(child.stderr),
  ]);
  expect(code, `${said}${complained}`).toBe(0);
  return said;
}

/** How many tests pass; one that does not fails this one. */
async function passing(...args: string[]): Promise<number> {
  const said = await run('vitest', 'run', ...args);
  return Number(/Tests +(\d+) passed/.exec(said)?.[1]);
}

test('every setting is another', () => {
  expect(Object.keys(otherSettings).toSorted()).toEqual([...knownIn('.').settings].toSorted());
});

const all = 'brand types lint format imports docs promises'.split(' ').map((name) => `npm:check:${name}`);
const some = {
  'its types': () => run('tsc', '-p', 'tsconfig.used.json'),
  'what it has and lacks': () => run('node', 'bin/brand.ts'),
  'who imports whom': () => run('node', 'test/checks/imports.ts'),
  'the documentation': () => run('node', 'test/checks/docs.ts'),
};
const checks = isLong ? { everything: () => run('concurrently', '--max-processes', '2', ...all) } : some;

test.each(Object.entries(checks))('with another brand the check of %s passes', async (_, check) => {
  await check();
});

/** All but the kinds of fields, which know no brand. */
const units = ['core/domain', 'core/fields/form', 'core/brand', 'core/protocol', 'branding', 'web'];

test('with another brand the unit tests of the domain, of forms and of the pages pass', async () => {
  const folders = isLong ? [] : units.map((folder) => `test/${folder}`);
  expect(await passing('--project', 'unit', ...folders)).toBeGreaterThan(1_000);
});

test('with another brand two files of browser tests pass', async () => {
  const files = ['test/browser/embedding/outdated', 'test/browser/visitor/input-method'];
  expect(await passing('--project', 'browser', ...files)).toBeGreaterThan(5);
});
