import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { useCopyOfApp } from './folders.ts';

const app = useCopyOfApp();
const before = new Map<string, string>();
let context: Record<string, string> = {};
afterEach(() => {
  context = {};
  before.forEach((text, file) => writeFileSync(file, text));
});

/** Edits a file of the brand until the test is over. */
function edit(name: string, from: string, to: string): void {
  const file = app(name);
  const text = readFileSync(file, 'utf8');
  before.set(file, text);
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

function run(...args: string[]) {
  const env = { ...process.env, CDK_OUTDIR: app('cdk.out'), CDK_CONTEXT_JSON: JSON.stringify(context) };
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: app(), env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

test('a setting on the command line that is wrong stops the synthesis with a sentence too', () => {
  context = { 'sealform:auditRetentionDays': '0' };
  expect(run('bin/app.ts')).toEqual({
    status: 1,
    stdout: '',
    stderr: expect.stringMatching(/^sealform:auditRetentionDays must be .*\.\n$/) as string,
  });
});

const check = 'bin/brand.ts';

test('check, start and synthesis stop at a wrong brand with one and the same sentence', () => {
  edit('brand/forms/card-on-file.ts', 'retentionSeconds: 30 * 60', 'retentionSeconds: 30 * 60 * 60');
  const said =
    'brand/forms/card-on-file.ts: Form "card-on-file": retentionSeconds must be a whole number from 1 to 86400.\n';
  expect(run(check)).toEqual({ status: 1, stdout: said, stderr: '' });
  expect(run('bin/sealform.ts', 'start')).toEqual({ status: 1, stdout: '', stderr: `sealform: ${said}` });
  expect(run('bin/app.ts')).toEqual({ status: 1, stdout: '', stderr: said });
});

test.each([
  [
    'a setting',
    'brand/settings.ts',
    'name:',
    'nmae:',
    'brand/settings.ts: nmae is not a setting: there are name,',
  ],
  [
    'a value',
    'brand/settings.ts',
    "'eu-north-1'",
    "'secret'",
    'brand/settings.ts: region must be an AWS Region',
  ],
  [
    'an export',
    'brand/identity.ts',
    'const displayName',
    'const name',
    'brand/identity.ts: "name" is not one of ',
  ],
  [
    'an import',
    'brand/forms.ts',
    './forms/card-on-file.ts',
    './forms/gone.ts',
    'brand/forms.ts: cannot be loaded: ',
  ],
  ['a bracket', 'brand/privacy.ts', 'texts: {', 'texts: [', 'brand/privacy.ts: cannot be loaded: '],
  [
    'a word',
    'brand/forms/card-on-file.ts',
    'title: ',
    'titel: ',
    'brand/forms/card-on-file.ts: Form "card-on-file": "titel" is not one of ',
  ],
  [
    'a comma',
    'brand/forms/card-on-file.ts',
    "title: 'Card on file',",
    "title: 'Card on file'",
    'brand/forms/card-on-file.ts: cannot be loaded: ',
  ],
  [
    'what is thrown',
    'brand/privacy.ts',
    'export const',
    "throw 'secret';\nexport const",
    'brand/privacy.ts: cannot be loaded: ',
  ],
  [
    'no settings',
    'brand/settings.ts',
    'export const settings: Settings =',
    'export const settings: unknown = null; export const was: Settings =',
    'brand/settings.ts: "was" is not one of settings.',
  ],
])('%s that is wrong is said in one line, and its value is not', (_, file, from, to, said) => {
  edit(file, from, to);
  const { status, stdout, stderr } = run(check);
  expect([status, stderr]).toEqual([1, '']);
  expect(stdout.slice(0, said.length)).toBe(said);
  expect(stdout.trimEnd()).not.toMatch(/\n|secret/);
});

test('without the form that it plays, the demo says so and begins nothing', () => {
  edit('brand/forms.ts', '...library.toReversed(), ', '');
  const stderr = 'sealform: The demo needs payment-card in brand/forms.ts.\n';
  expect(run('bin/sealform.ts', 'demo')).toEqual({ status: 1, stdout: '', stderr });
});
