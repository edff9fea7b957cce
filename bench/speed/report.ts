import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { ownEngine } from '../../play/local/engine.ts';
import { pinOf } from '../../play/local/people.ts';
import { startShop } from '../../play/local/shop/server.ts';
import { startRuntime } from '../../local/runtime.ts';
import { synthesize } from '../../local/synthesize.ts';
import { settings } from '../../branding/settings.ts';
import { findChromium } from '../../test/browser/browsers/chromium.ts';
import { thisMachine } from '../../test/browser/browsers/machine.ts';
import { call, SealingSite } from '../../test/browser/embedding/sealing-site.ts';
import { answers, place } from '../sealing/form.ts';
import { median } from '../sealing/measure.ts';
import { untilUsable } from './frame.ts';

const slowdown = 4;
const rounds = 9;
const root = join(import.meta.dirname, '../..');
const tell = (line: string) => process.stdout.write(`${line}\n`);

/** The visitor's frame and an empty one, in turn: what disturbs meets both alike. */
async function reportFrame(browser: Browser, shopUrl: string): Promise<void> {
  const ours: number[] = [];
  const others: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await untilUsable(browser, shopUrl, { slowdown, isEmpty: false }));
    others.push(await untilUsable(browser, shopUrl, { slowdown, isEmpty: true }));
  }
  const [time, least] = [median(ours), median(others)];
  const ratio = (time / least).toFixed(1);
  tell(`the visitor’s frame at ${slowdown}× CPU slowdown (medians of ${rounds}; aim 1000 ms):`);
  tell(`  usable after ${time.toFixed(0)} ms, ${ratio} times an empty frame`);
}

/** Sealing and opening a form of five fields in a page, with the browser's ML-KEM and with a library's. */
async function reportSealing(browser: Browser): Promise<void> {
  const site = await SealingSite.build();
  const medians: number[] = [];
  for (const withoutMlKem of [false, true]) {
    const context = await browser.newContext();
    const page = await site.open(context, withoutMlKem);
    await call(page, 'makeKey');
    const { seal, open } = await call(page, 'timeForm', answers, place, 200);
    await context.close();
    medians.push(median(seal) + median(open));
    const times = `seal ${median(seal).toFixed(1)} ms, open ${median(open).toFixed(1)} ms`;
    const ratio = (medians.at(-1) ?? 0) / (medians[0] ?? 1);
    tell(
      `  ${withoutMlKem ? 'without' : 'with'} ML-KEM of its own: ${times}, ${ratio.toFixed(2)} times the first`,
    );
  }
}

/** Runs the app, a shop and Chromium, and measures in one run. */
async function report(): Promise<void> {
  const found = await findChromium(thisMachine);
  if (found === undefined) return void (process.exitCode = 1);
  const assembly = await mkdtemp(join(tmpdir(), 'sealform-speed-'));
  await synthesize(root, assembly);
  const runtime = await startRuntime({ assembly, ...ownEngine() });
  const shop = await startShop({ siteUrl: runtime.siteUrl ?? '', pin: pinOf(runtime) });
  const [shopOrigin = ''] = settings.customerOrigins;
  const rule = `--host-resolver-rules=MAP ${new URL(shopOrigin).host} ${new URL(shop.url).host}`;
  const browser = await chromium.launch({ executablePath: found.chromium, args: ['--disable-gpu', rule] });
  try {
    await reportFrame(browser, `${shopOrigin}/`);
    tell('a form of five fields in Chromium (medians of 200):');
    await reportSealing(browser);
  } finally {
    await browser.close();
    await Promise.all([shop.stop(), runtime.stop()]);
    await rm(assembly, { recursive: true });
  }
}

/** `npm run bench:speed`. */
if (import.meta.main) await report();
