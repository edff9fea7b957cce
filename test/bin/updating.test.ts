import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { changeBrand } from './changed-brand.ts';
import { useCopyOfApp } from './folders.ts';

const app = useCopyOfApp();

const git = (...args: string[]) => {
  const who = [
    '-c',
    'user.name=Somebody',
    '-c',
    'user.email=somebody@example.com',
    '-c',
    'commit.gpgsign=false',
  ];
  return execFileSync('git', [...who, ...args], { cwd: app(), encoding: 'utf8' }).trim();
};

function commit(message: string): void {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
}

function edit(name: string, from: string, to: string): void {
  const text = readFileSync(app(name), 'utf8');
  expect(text).toContain(from);
  writeFileSync(app(name), text.replace(from, to));
}

/** What a release changes: texts, forms, settings, its number. */
function release(): void {
  edit('package.json', '"version": "', '"version": "7.');
  edit('CHANGELOG.md', '# Changes', '# Changes\n\n## 7');
  edit('forms/iban.ts', 'version: 2', 'version: 3');
  writeFileSync(
    app('forms/e-mail.ts'),
    readFileSync(app('forms/iban.ts'), 'utf8').replace("'iban'", "'e-mail'"),
  );
  edit('forms/library.ts', '  ibanForm,', '  ibanForm,\n  { ...ibanForm, name: "e-mail" },');
  edit(
    'lib/config.ts',
    '  removalProtection: { schema',
    "  newThing: { schema: flag, rule: '', initial: true },\n  removalProtection: { schema",
  );
  appendFileSync(app('web/widget/messages/en.ts'), '// Another text.\n');
}

beforeAll(() => {
  copyFileSync('CHANGELOG.md', app('CHANGELOG.md'));
  git('init', '--quiet', '--initial-branch', 'product');
  writeFileSync(app('.git/info/exclude'), 'node_modules\ncdk.out\n');
  commit('a version');
  git('switch', '--quiet', '--create', 'ours');
  changeBrand(app());
  commit('our brand');
  git('switch', '--quiet', 'product');
  release();
  commit('the next version');
  git('switch', '--quiet', 'ours');
});

test('a brand that has changed all that is its own takes a new version without a conflict, and both stay as they were', () => {
  git('tag', 'before');
  git('merge', '--quiet', '--no-edit', 'product');
  expect(git('status', '--porcelain')).toBe('');
  expect(git('diff', '--stat', 'before', 'HEAD', '--', 'brand')).toBe('');
  expect(git('diff', '--stat', 'product', 'HEAD', '--', '.', ':!brand')).toBe('');
  expect(git('diff', '--name-only', 'before', 'HEAD')).toContain('forms/iban.ts');
});

test('what comes of it has nothing wrong, and synthesizes with its number', () => {
  const run = (file: string, env: NodeJS.ProcessEnv = {}) =>
    execFileSync(process.execPath, [file], { cwd: app(), env: { ...process.env, ...env }, encoding: 'utf8' });
  expect(run('bin/brand.ts')).toBe('brand: nothing missing, nothing wrong\n');
  const { context } = JSON.parse(readFileSync('cdk.json', 'utf8')) as { context: object };
  const withoutBundles = JSON.stringify({ ...context, 'aws:cdk:bundling-stacks': [] });
  run('bin/app.ts', { CDK_OUTDIR: app('cdk.out'), CDK_CONTEXT_JSON: withoutBundles });
  const template = readFileSync(join(app('cdk.out'), 'Harbour-2-Data.template.json'), 'utf8');
  const { Outputs } = JSON.parse(template) as { Outputs: Record<string, { Value: string }> };
  expect(Outputs['Version']?.Value).toMatch(/^7\./);
});
