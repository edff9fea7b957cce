import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

/** Runs the command line as an operator does. */
function sealform(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['bin/sealform.ts', ...args], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

const misuses = [
  [],
  ['deploy'],
  ['demo', 'again'],
  ['smoke'],
  ['smoke', 'example.com'],
  ['smoke', 'http://example.com'],
  ['smoke', 'https://example.com/console'],
  ['smoke', 'https://example.com', '--wait', 'long'],
  ['smoke', 'https://example.com', '--api', 'https://api.example.com'],
  ['smoke', 'https://example.com', '--token', 'secret'],
];

test.each(misuses.map((args) => [args.join(' '), args] as const))('sealform %s is misused', (_, args) => {
  const { status, stdout, stderr } = sealform(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^usage: sealform demo/);
  expect(stderr).not.toContain('secret');
});

test('a site that does not answer is a failure: the report for machines alone is on the standard output', () => {
  const { status, stdout, stderr } = sealform('smoke', 'http://localhost:9', '--json');
  expect(status).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    ok: false,
    findings: [{ id: 'site', result: 'failed', reason: 'http://localhost:9 does not answer' }],
  });
  expect(stderr).toContain('failed: site');
});
