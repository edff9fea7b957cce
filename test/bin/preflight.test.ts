import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';

const preflight = resolve('bin/preflight.js');

/** Runs what runs before every command, as the given version of Node. */
function runAs(version: string, args: string[], cwd: string, environment: NodeJS.ProcessEnv = {}) {
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
  const program = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`, preflight, ...args];
  const { status, stderr } = spawnSync(process.execPath, program, {
    cwd,
    env: environment,
    encoding: 'utf8',
  });
  return { status, lines: stderr.split('\n').filter(Boolean) };
}

test('an old Node gets one line that says what to do', () => {
  const { status, lines } = runAs('20.20.2', [], process.cwd());
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringContaining('runs on Node 24')]);
});

test('a platform without the local database gets one line that says what to do', () => {
  const { status, lines } = runAs('24.0.0', ['engine'], tmpdir());
  expect(status).toBe(1);
  expect(lines).toEqual([expect.stringContaining('SEALFORM_DYNAMODB_URL')]);
});

test('a database of the user’s own will do', () => {
  const own = { SEALFORM_DYNAMODB_URL: 'http://127.0.0.1:8000' };
  expect(runAs('24.0.0', ['engine'], tmpdir(), own)).toEqual({ status: 0, lines: [] });
});
