import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('an app that finds no site says so in one line', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['demo/in-app.ts', 'http://localhost:9'], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe('http://localhost:9 does not answer: is npm start running?\n');
});
