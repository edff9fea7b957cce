import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { search } from '../../../play/local/leak-search.ts';
import { startShop } from '../../../play/local/shop/server.ts';
import { breakIn, nothing } from './break-in.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** Before any script of the page's runs: it keeps every shadow tree for itself, and writes down what it is told. */
async function takeOverPage(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const hostile = globalThis as unknown as { roots: ShadowRoot[]; told: unknown[] };
    [hostile.roots, hostile.told] = [[], []];
    // eslint-disable-next-line @typescript-eslint/unbound-method
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (options) {
      const root = attachShadow.call(this, options);
      hostile.roots.push(root);
      return root;
    };
    addEventListener('message', ({ data }) => hostile.told.push(data));
  });
}

/** Everything that such a page may try to say to the frame, as if it were the frame's own. */
function shout(page: Page): Promise<void> {
  return page.evaluate(() => {
    const types = [
      'ready',
      'close',
      'unread',
      'state',
      'size',
      'notify',
      'shown',
      'notifications',
      'answers',
    ];
    const messages = [
      null,
      1,
      'reveal',
      {},
      ...types.map((sealform) => ({ sealform, shown: {}, count: -1 })),
    ];
    const { roots } = globalThis as unknown as { roots: ShadowRoot[] };
    const frame = roots.map((root) => root.querySelector('iframe')).find((each) => each !== null);
    for (const message of messages) frame?.contentWindow?.postMessage(message, '*');
  });
}

async function hostilePage() {
  const context = await stage.context();
  const page = await context.newPage();
  await takeOverPage(page);
  return page;
}

test('a hostile host page reads nothing of the frame, and is told nothing of what is said in it', async () => {
  const { visitor, agent, conversationId } = await met(stage, { page: await hostilePage() });
  expect(await breakIn(visitor.page, 'sealform-chat')).toEqual(nothing);
  await shout(visitor.page);
  await agent.client.send(conversationId, 'between the two of us');
  await visitor.hears('between the two of us');
  await visitor.say('nobody else hears this');
  await visitor.hears('nobody else hears this');
  const told = await visitor.page.evaluate(() =>
    JSON.stringify((globalThis as unknown as { told: unknown[] }).told),
  );
  expect(told).toContain('ready');
  const canaries = ['between the two of us', 'nobody else hears this', conversationId];
  const shown = { name: 'told to the page', bytes: Buffer.from(told) };
  expect(
    search(
      [shown],
      canaries.map((value) => ({ name: value, value })),
    ),
  ).toEqual([]);
});

test('a page that the configuration does not name cannot show the chat', async () => {
  const other = await startShop({ siteUrl: stage.siteUrl, pin: undefined });
  try {
    const context = await stage.browser.newContext();
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(other.url);
    await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
    await expect.poll(() => givesUp(page)).toBe(true);
    expect(page.frames()).toHaveLength(2);
    for (const frame of page.frames()) expect(await frame.locator('textarea').count()).toBe(0);
    await context.close();
  } finally {
    await other.stop();
  }
});

/** Whether the page says, its patience at an end, that the frame does not come. */
async function givesUp(page: Page): Promise<boolean> {
  await page.clock.fastForward(11_000);
  return page.getByText('The chat can’t be reached.').isVisible();
}
