import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { useCopyOfApp } from './folders.ts';

const app = useCopyOfApp();

/** Runs the command line as an operator does. */
function sealform(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/sealform.ts', ...args], {
    cwd: app(),
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

test.each([
  ['without a command', []],
  ['without the fingerprint of the brand’s key', ['smoke', 'https://example.com']],
  [
    'with an option that does not exist, which is not repeated',
    ['smoke', 'https://example.com', '--token=secret'],
  ],
])('sealform %s shows its usage', (_, args) => {
  const { status, stdout, stderr } = sealform(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^usage: sealform demo/);
  expect(stderr).not.toContain('secret');
});

test('a site that does not answer is a failure: the report for machines alone is on the standard output', () => {
  const pin = '0'.repeat(64);
  const { status, stdout, stderr } = sealform('smoke', 'http://localhost:9', '--pin', pin, '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    findings: [{ id: 'site', result: 'failed', reason: 'http://localhost:9 does not answer' }],
  });
  expect(stderr).toContain('failed: site');
});
