import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject, test } from 'vitest';
import { answers, place } from '../../bench/sealing/form.ts';
import { median } from '../../bench/sealing/measure.ts';
import { openAnswer } from '../../core/sealing/open.ts';
import { sealAnswer } from '../../core/sealing/seal.ts';
import { makeSessionKey } from '../../core/sealing/session-key.ts';
import { bundle, type File } from '../core/sealing/bundle.ts';
import { answerPlace, secretAnswer, suites } from '../core/sealing/scene.ts';
import type * as InPage from './sealing-in-page.ts';

const address = 'https://sealing.test/';
/** As strict as that of our pages. */
const policy =
  "default-src 'none'; script-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const { native: suite } = suites;

let files: File[];
let profile: string;
let browser: BrowserContext | undefined;
let loaded: string[];

beforeAll(async () => {
  const inPage = join(import.meta.dirname, 'sealing-in-page.ts');
  files = await bundle(`import * as sealing from '${inPage}'; Object.assign(globalThis, { sealing });`);
  profile = await mkdtemp(join(tmpdir(), 'sealform-sealing-'));
});
afterEach(() => browser?.close());
afterAll(() => rm(profile, { recursive: true, force: true }));

/** The page in a new start of the browser, with the profile of the last one. */
async function start(withoutMlKem = false): Promise<Page> {
  const executablePath = inject('chromium');
  browser = await chromium.launchPersistentContext(profile, { executablePath, args: ['--disable-gpu'] });
  const entry = files.find(({ isEntry }) => isEntry)?.fileName;
  loaded = [];
  if (withoutMlKem) await browser.addInitScript(forgetMlKem);
  await browser.route(`${address}**`, (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const file = files.find(({ fileName }) => fileName === path);
    if (file) loaded.push(file.fileName);
    const content = file
      ? { contentType: 'text/javascript', body: file.code }
      : { contentType: 'text/html', body: `<script type="module" src="/${entry}"></script>` };
    return route.fulfill({ ...content, headers: { 'Content-Security-Policy': policy } });
  });
  const page = await browser.newPage();
  await page.goto(address);
  return page;
}

/** Runs in the page before its scripts: a browser that has X25519 and no ML-KEM. */
function forgetMlKem(): void {
  const generateKey = Reflect.get(SubtleCrypto.prototype, 'generateKey') as () => unknown;
  Object.assign(SubtleCrypto.prototype, {
    encapsulateBits: undefined,
    decapsulateBits: undefined,
    generateKey(this: SubtleCrypto, algorithm: unknown, ...more: unknown[]) {
      const isMlKem = JSON.stringify(algorithm).includes('ML-KEM');
      if (isMlKem) return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
      return Reflect.apply(generateKey, this, [algorithm, ...more]) as Promise<unknown>;
    },
  });
}

/** Calls a function of the page's script. */
function call<Name extends keyof typeof InPage>(
  page: Page,
  name: Name,
  ...options: Parameters<(typeof InPage)[Name]>
): Promise<Awaited<ReturnType<(typeof InPage)[Name]>>> {
  type Result = Awaited<ReturnType<(typeof InPage)[Name]>>;
  type Script = Readonly<Record<string, (...all: readonly unknown[]) => Promise<Result>>>;
  return page.evaluate(
    (to) =>
      (globalThis as unknown as { sealing: Script }).sealing[to.name]?.(...to.options) as Promise<Result>,
    { name, options },
  );
}

describe.each([
  ['with ML-KEM of its own', false, ['handle', 'handle'], 2],
  ['without ML-KEM', true, ['bytes', 'handle'], 3],
] as const)('Chromium %s', (_, withoutMlKem, halves, scripts) => {
  test('keeps its key over a restart, after which it has ML-KEM, and opens what Node sealed to it', async () => {
    const key = await call(await start(withoutMlKem), 'makeKey');
    expect(key.halves).toEqual(halves);
    expect(loaded).toHaveLength(scripts);
    await browser?.close();
    const sealed = await sealAnswer(secretAnswer, answerPlace, Uint8Array.from(key.publicKey), suite);
    const page = await start();
    expect(await call(page, 'openWithKeptKey', sealed, answerPlace)).toBe('123');
  });

  test('seals what Node opens', async () => {
    const key = await makeSessionKey(suite);
    const sealed = await call(await start(withoutMlKem), 'seal', '1234', answerPlace, [...key.publicKey]);
    expect((await openAnswer(sealed, answerPlace, key, suite)).expose()).toBe('1234');
  });

  test('seals and opens a form of five fields in 30 ms each', async ({ annotate }) => {
    const page = await start(withoutMlKem);
    await call(page, 'makeKey');
    const { seal, open } = await call(page, 'timeForm', answers, place, 50);
    const line = `a form of five fields: sealed in ${median(seal).toFixed(1)} ms, opened in ${median(open).toFixed(1)} ms (medians of 50; aim 30)`;
    await annotate(line);
    process.stdout.write(`${line}\n`);
    expect(Math.max(median(seal), median(open))).toBeLessThan(30);
  });
});
