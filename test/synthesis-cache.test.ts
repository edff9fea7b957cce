import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { cachedSynthesis } from './synthesis-cache.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'synthesis-cache-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const kept = () => join(folder, 'kept');

function appWith(text: string): string {
  const app = mkdtempSync(join(folder, 'app-'));
  mkdirSync(join(app, 'bin/deep'), { recursive: true });
  writeFileSync(join(app, 'bin/deep/app.ts'), text);
  return app;
}

/** Synthesizes a template that names the app's text, and counts how often it was asked. */
function synthesizer() {
  const made: string[] = [];
  const run = (app: string) =>
    cachedSynthesis(app, synthesizeText, kept()).then((out) => readFileSync(join(out, 'template'), 'utf8'));
  const synthesizeText = async (app: string, out: string) => {
    const text = readFileSync(join(app, 'bin/deep/app.ts'), 'utf8');
    made.push(text);
    await Promise.resolve();
    writeFileSync(join(out, 'template'), text);
  };
  return { made, run };
}

test('synthesizes the same app once, wherever it is, and a changed one anew', async () => {
  const { made, run } = synthesizer();
  expect(await run(appWith('one'))).toBe('one');
  expect(await run(appWith('one'))).toBe('one');
  expect(await run(appWith('two'))).toBe('two');
  expect(made).toEqual(['one', 'two']);
});

test('two runs at the same time get the same complete folder, and leave nothing else', async () => {
  const { made, run } = synthesizer();
  expect(await Promise.all([run(appWith('one')), run(appWith('one'))])).toEqual(['one', 'one']);
  expect(made).toEqual(['one', 'one']);
  expect(readdirSync(kept())).toHaveLength(1);
});

test('keeps nothing of a synthesis that failed', async () => {
  const failing = () => Promise.reject(new Error('a syntax error'));
  await expect(cachedSynthesis(appWith('one'), failing, kept())).rejects.toThrow('a syntax error');
  const { made, run } = synthesizer();
  expect(await run(appWith('one'))).toBe('one');
  expect(made).toEqual(['one']);
});

test('removes what no run has used for a day', async () => {
  const old = join(kept(), 'old');
  mkdirSync(old, { recursive: true });
  const twoDaysAgo = new Date(Date.now() - 2 * 24 * 60 * 60_000);
  utimesSync(old, twoDaysAgo, twoDaysAgo);
  const { run } = synthesizer();
  await run(appWith('one'));
  await run(appWith('two'));
  expect(existsSync(old)).toBe(false);
  expect(readdirSync(kept())).toHaveLength(2);
});
