import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, inject, test } from 'vitest';
import { pinOf } from '../../play/local/people.ts';
import { useStage } from '../scenario/stage/stage.ts';

const stage = useStage();
const folder = mkdtempSync(join(tmpdir(), 'sealform-pin-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('what a synthesis names to be pinned is what the app puts out where it runs on one machine', () => {
  symlinkSync(inject('assembly'), join(folder, 'cdk.out'));
  const said = execFileSync(process.execPath, [resolve('bin/local-pin.ts')], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(said).toContain(`<sealform-chat pin="${pinOf(stage.runtime)}">`);
});
