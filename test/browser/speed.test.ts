import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

/** How many times slower than this machine's the page's processor is. */
const slowdown = 4;
const rounds = 3;

/** The figure to reach, ms. How long it takes is reported: a busy machine is not the page's fault. What it works is not to take longer. */
const aim = 1_000;

test(`what is worked until the visitor’s frame is usable takes less than a second at ${slowdown}× CPU slowdown`, async ({
  annotate,
}) => {
  const slow: Taken[] = [];
  const free: Taken[] = [];
  for (let round = 0; round < rounds; round += 1) {
    slow.push(await untilUsable(slowdown));
    free.push(await untilUsable(1));
  }
  const time = median(slow.map((each) => each.time));
  const work = slowdown * median(free.map((each) => each.work));
  const line = `visitor’s frame usable after ${time} ms at ${slowdown}× CPU slowdown, for ${work} ms of work (medians of ${rounds}; aim ${aim})`;
  await annotate(line);
  process.stdout.write(`${line}\n`);
  expect(work).toBeLessThan(aim);
  expect(time).toBeLessThan(10 * aim);
});

interface Taken {
  /** By the clock, ms. */
  readonly time: number;
  /** Processor time of the thread that draws the shop's page and the frame in it, ms: what other programs take does not count. */
  readonly work: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? Infinity);
}

/** From the frame's first byte asked for, with an empty cache, to a place to write that is on the screen. */
async function untilUsable(rate: number): Promise<Taken> {
  const context = await stage.context();
  const page = await context.newPage();
  await page.addInitScript(noteWhenUsable);
  const debuggerOfPage = await context.newCDPSession(page);
  await debuggerOfPage.send('Emulation.setCPUThrottlingRate', { rate });
  await debuggerOfPage.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(stage.shopUrl, { waitUntil: 'commit' });
  await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
  await expect.poll(() => usableAt(page), { timeout: 30_000 }).not.toBeNull();
  const time = (await usableAt(page)) ?? Infinity;
  const { metrics } = await debuggerOfPage.send('Performance.getMetrics');
  const seconds = metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Infinity;
  await context.close();
  return { time, work: seconds * 1000 };
}

/** Runs in every document before its scripts, and in the frame's writes down when it can be written in. */
function noteWhenUsable(): void {
  if (location.pathname !== '/chat/index.html') return;
  const look = () => {
    const place = document.querySelector('textarea');
    if (place && place.getClientRects().length > 0) performance.mark('usable');
    else requestAnimationFrame(look);
  };
  look();
}

async function usableAt(page: Page): Promise<number | null> {
  const frame = page.frames().find((each) => each.url().includes('/chat/index.html'));
  return frame ? frame.evaluate(() => performance.getEntriesByName('usable')[0]?.startTime ?? null) : null;
}
