import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cannot } from '../browsers/cannot.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const pagePath = '/chat/index.html';

/** What the visitor's frame asks for, by the names of files: what its page names, and what comes later. */
interface Asked {
  readonly named: string[];
  readonly bytes: number[];
  readonly later: string[];
}

/** Answers the frame's page and what it names; whatever it asks for beyond that never comes, nor does a connection. */
async function nothingMore(context: BrowserContext): Promise<Asked> {
  const response = await fetch(`${stage.siteUrl}${pagePath}`);
  const html = await response.text();
  const asked: Asked = { named: [], bytes: [Buffer.byteLength(html)], later: [] };
  await context.routeWebSocket(/\/ws$/, () => undefined);
  await context.route(new RegExp(`${stage.siteUrl}/(assets/|config)`), async (route) => {
    const name = new URL(route.request().url()).pathname;
    if (!html.includes(`"${name}"`)) return void asked.later.push(name);
    const answer = await route.fetch();
    asked.named.push(name);
    asked.bytes.push((await answer.body()).length);
    return route.fulfill({ response: answer });
  });
  return asked;
}

/** How often the thread that draws the page and the frame has laid them out, and found what they look like. */
async function timesDrawn(page: Page): Promise<number[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const { metrics } = await session.send('Performance.getMetrics');
  return ['LayoutCount', 'RecalcStyleCount'].map(
    (name) => metrics.find((each) => each.name === name)?.value ?? Infinity,
  );
}

/** How long this takes is measured by `npm run bench:speed`; what it takes is counted here. */
test('the visitor’s frame can be written in once what its page names has come, 55 KB in one round, before anything else', async () => {
  cannot('firefox', 'only Chromium’s debugger counts how often a page is drawn');
  const context = await stage.context();
  const { named, bytes, later } = await nothingMore(context);
  const page = await context.newPage();
  await page.goto(stage.shopUrl);
  await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
  const place = page.locator('sealform-chat iframe').contentFrame().locator('textarea');
  await place.fill('Hello');
  expect(named.map((name) => name.replace(/-.*\./, '.')).toSorted()).toEqual([
    '/assets/index.js',
    '/assets/style.css',
    '/config.json',
  ]);
  expect(bytes.reduce((sum, each) => sum + each)).toBeLessThan(55 * 1024);
  expect(later.map((name) => name.replace(/-.*\./, '.'))).toContain('/assets/client.js');
  const [layouts = Infinity, recalculations = Infinity] = await timesDrawn(page);
  expect(layouts).toBeLessThan(30);
  expect(recalculations).toBeLessThan(60);
});
