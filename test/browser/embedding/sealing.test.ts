import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { answers, place } from '../../../bench/sealing/form.ts';
import { openAnswer } from '../../../core/sealing/open.ts';
import { sealAnswer } from '../../../core/sealing/seal.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { answerPlace, secretAnswer, suites } from '../../core/sealing/scene.ts';
import { launchWithProfile } from '../browsers/browsers.ts';
import { cannot, skipWithout } from '../browsers/cannot.ts';
import { call, SealingSite } from './sealing-site.ts';

const { native: suite } = suites;

let site: SealingSite;
let profile: string;
let browser: BrowserContext | undefined;

beforeAll(async () => {
  site = await SealingSite.build();
  profile = await mkdtemp(join(tmpdir(), 'sealform-sealing-'));
});
beforeEach(() => skipWithout(inject('browser')));
afterEach(() => browser?.close());
afterAll(() => rm(profile, { recursive: true, force: true }));

/** The page in a new start of the browser, with the profile of the last one. */
async function start(withoutMlKem = false): Promise<Page> {
  if (!withoutMlKem) cannot('firefox', 'it has no ML-KEM');
  browser = await launchWithProfile(inject('browser'), profile, {});
  return site.open(browser, withoutMlKem);
}

describe.each([
  ['with ML-KEM of its own', false, ['handle', 'handle'], 2],
  ['without ML-KEM', true, ['bytes', 'handle'], 3],
] as const)('a browser %s', (_, withoutMlKem, halves, scripts) => {
  test('keeps its key over a restart, after which it may have ML-KEM, and opens what Node sealed to it', async () => {
    const key = await call(await start(withoutMlKem), 'makeKey');
    expect(key.halves).toEqual(halves);
    expect(site.loaded).toHaveLength(scripts);
    await browser?.close();
    const sealed = await sealAnswer(secretAnswer, answerPlace, Uint8Array.from(key.publicKey), suite);
    const page = await start(inject('browser') === 'firefox');
    expect(await call(page, 'openWithKeptKey', sealed, answerPlace)).toBe('123');
  });

  test('seals what Node opens', async () => {
    const key = await makeSessionKey(suite);
    const sealed = await call(await start(withoutMlKem), 'seal', '1234', answerPlace, [...key.publicKey]);
    expect((await openAnswer(sealed, answerPlace, key, suite)).expose()).toBe('1234');
  });

  test('seals and opens a form of five fields, each time', async () => {
    const page = await start(withoutMlKem);
    await call(page, 'makeKey');
    const { seal, open, opened } = await call(page, 'timeForm', answers, place, 3);
    expect([seal.length, open.length]).toEqual([3, 3]);
    expect(opened).toEqual([answers, answers, answers]);
  });
});
