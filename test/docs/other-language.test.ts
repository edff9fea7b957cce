import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const script = join(import.meta.dirname, 'other-language.py');
const { error, status, stdout, stderr } = spawnSync('python3', [script], { encoding: 'utf8' });
const reason = error ? ' (not tested: there is no python3 here)' : '';

it.skipIf(error)(`docs/forms.json and docs/kinds.json can be used from Python${reason}`, () => {
  expect(status, stderr).toBe(0);
  expect(stdout).toMatch(/^[1-9]\d* forms, [1-9]\d* vectors\n$/);
});
