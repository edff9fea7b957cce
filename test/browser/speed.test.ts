import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

/** How many times slower than this machine's the page's processor is. */
const slowdown = 4;
const rounds = 3;

/** The figure to reach, ms: reported here, as a busy machine is not the page's fault. Far above it something is wrong. */
const aim = 1_000;

test(`the visitor’s frame is usable soon, at ${slowdown}× CPU slowdown`, async ({ annotate }) => {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) times.push(await timeToUsable());
  const median = times.toSorted((one, other) => one - other)[Math.floor(rounds / 2)] ?? Infinity;
  const line = `visitor’s frame usable after ${Math.round(median)} ms at ${slowdown}× CPU slowdown (median of ${rounds}; aim ${aim})`;
  await annotate(line);
  process.stdout.write(`${line}\n`);
  expect(median).toBeLessThan(10 * aim);
});

/** From the frame's first byte asked for, with an empty cache, to a place to write that is on the screen. */
async function timeToUsable(): Promise<number> {
  const context = await stage.context();
  const page = await context.newPage();
  await page.addInitScript(noteWhenUsable);
  const debuggerOfPage = await context.newCDPSession(page);
  await debuggerOfPage.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  await page.goto(stage.shopUrl);
  await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
  await expect.poll(() => usableAt(page), { timeout: 30_000 }).not.toBeNull();
  const at = await usableAt(page);
  await context.close();
  return at ?? Infinity;
}

/** Runs in every document before its scripts, and in the frame's writes down when it can be written in. */
function noteWhenUsable(): void {
  if (location.pathname !== '/chat/index.html') return;
  const find = (root: Document | ShadowRoot): HTMLElement | null => {
    const inShadow = () =>
      [...root.querySelectorAll('*')].map((each) => each.shadowRoot && find(each.shadowRoot)).find(Boolean);
    return root.querySelector('textarea') ?? inShadow() ?? null;
  };
  const look = () => {
    const place = find(document);
    if (place && place.getClientRects().length > 0) performance.mark('usable');
    else requestAnimationFrame(look);
  };
  look();
}

async function usableAt(page: Page): Promise<number | null> {
  const frame = page.frames().find((each) => each.url().includes('/chat/index.html'));
  return frame ? frame.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? null) : null;
}
