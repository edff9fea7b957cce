import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { useCopyOfApp } from '../bin/folders.ts';

const app = useCopyOfApp();

test.each([
  [
    'finds no site',
    ['f'.repeat(64), 'http://localhost:9'],
    'http://localhost:9 does not answer: is npm start running?',
  ],
  ['is given no fingerprint', [], 'Which is the brand’s key? Its fingerprint is what npm start prints.'],
])('an app that %s says so in one line', (_, given, said) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['demo/in-app.ts', ...given], {
    cwd: app(),
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toBe(`${said}\n`);
});
