import type { BrowserContext, Frame, Page, Request, Route } from 'playwright-core';
import { expect, test } from 'vitest';
import { startShop } from '../../../play/local/shop/server.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { cannot } from '../browsers/cannot.ts';
import { met } from '../people/meeting.ts';
import { phone, useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();

const notice = 'The chat can’t be reached.';
const close = (page: Page) => page.getByRole('button', { name: 'Close the chat' });
const launcher = (page: Page) => page.locator('sealform-chat button.launcher');
const retry = (page: Page) => page.getByRole('button', { name: 'Try again' });

/** The loader's patience ends; an error page that has loaded is waited for again. */
async function expectNotice(page: Page, text = notice): Promise<void> {
  const shown = async () => {
    await page.clock.fastForward(11_000);
    return page.getByText(text).count();
  };
  await expect.poll(shown).toBe(1);
}

/** How the frame can fail to come, and where. */
const failures: [what: string, path: RegExp, fail: (route: Route) => unknown][] = [
  ['is refused', /\/chat\/index\.html/, (route) => route.abort('connectionrefused')],
  ['is answered with 503', /\/chat\/index\.html/, (route) => route.fulfill({ status: 503, body: 'Sorry' })],
  ['never comes', /\/chat\/index\.html/, () => undefined],
  ['says nothing', /\/chat\/index\.html/, (route) => route.fulfill({ contentType: 'text/html', body: '' })],
  ['is not told where its server is', /\/config\.json/, (route) => route.fulfill({ status: 503, body: '' })],
  ['gets no script', /\/assets\/index-.*\.js/, (route) => route.abort('failed')],
  ['gets nothing that talks to the server', /\/assets\/client-.*\.js/, (route) => route.abort('failed')],
];

/** Without these the frame cannot even say that it failed. */
const silent = /index/;

/** The shop's page, while this fails; `mend` ends that for what is asked for from then on. */
async function failing(context: BrowserContext, path: RegExp, fail: (route: Route) => unknown) {
  const page = await context.newPage();
  let isFailing = true;
  const failed = new Set<Frame | Request>();
  await page.clock.install();
  await page.route(path, async (route) => {
    if (!isFailing) return route.continue();
    await fail(route);
    const request = route.request();
    // Each load has a frame of its own, which its first request comes before.
    failed.add(request.isNavigationRequest() ? request : request.frame());
  });
  // A page that waits for its frame has not loaded.
  await page.goto(stage.shopUrl, { waitUntil: 'domcontentloaded' });
  /** So many loads of the frame have failed, and the loader has noticed, or was told by what did come. */
  const noticed = async (times: number) => {
    await expect.poll(() => failed.size).toBeGreaterThanOrEqual(times);
    if (silent.test(path.source)) await expectNotice(page);
    else await page.getByText(notice).waitFor();
  };
  return { page, noticed, mend: () => (isFailing = false) };
}

test.each(failures)(
  'on a phone, a frame that %s leaves a way out, and comes when it is tried again',
  async (_, path, fail) => {
    cannot('firefox', 'its driver touches the screen, and no click follows');
    const { page, noticed, mend } = await failing(await stage.context(phone), path, fail);
    await launcher(page).tap();
    await close(page).tap();
    await launcher(page).tap();
    await noticed(1);
    expect(await page.getByText('Pendant').first().isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('sealform-chat').getAttribute('open')).toBeNull();
    await launcher(page).tap();
    await noticed(2);
    mend();
    await retry(page).tap();
    const visitor = new VisitorPage(page);
    await visitor.openChat();
    await visitor.say('Hello');
    await visitor.hears('Hello');
    expect(await page.getByText(notice).count()).toBe(0);
    stage.forgive(page);
  },
);

test('a frame that answers late is there, without anybody trying again', async () => {
  const context = await stage.context(phone);
  const answer = Promise.withResolvers<void>();
  const { page } = await failing(context, /\/chat\/index\.html/, (route) =>
    answer.promise.then(() => route.continue()),
  );
  await launcher(page).tap();
  await expectNotice(page);
  answer.resolve();
  const visitor = new VisitorPage(page);
  await visitor.openChat();
  expect(await page.getByText(notice).isVisible()).toBe(false);
  expect(await page.locator('sealform-chat .cover').isVisible()).toBe(false);
});

test('a frame that failed behind the closed button comes when the chat is opened, once the site is back', async () => {
  const { page, noticed, mend } = await failing(await stage.context(phone), /\/chat\/index\.html/, (route) =>
    route.fulfill({ status: 503, body: 'Sorry' }),
  );
  await noticed(1);
  mend();
  stage.forgive(page);
  await new VisitorPage(page).openChat();
});

test('a frame that the visitor reloads goes on as it was', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await visitor.frame.evaluate(() => location.reload());
  await visitor.hears('Hello');
  await agent.client.send(conversationId, 'Are you there?');
  await visitor.hears('Are you there?');
  expect(await visitor.page.locator('sealform-chat .cover').isVisible()).toBe(false);
});

test('an Escape of an input method, or of a dialog of the page, leaves the waiting chat open', async () => {
  const { page } = await failing(await stage.context(), /\/chat\/index\.html/, () => undefined);
  const isOpen = () => page.locator('sealform-chat').getAttribute('open');
  await launcher(page).click();
  await page.evaluate(() => {
    const press = (init: KeyboardEventInit) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...init }));
    press({ isComposing: true });
    press({ keyCode: 229 });
    document.body.addEventListener('keydown', (event) => event.preventDefault(), { once: true });
    press({ cancelable: true });
  });
  expect(await isOpen()).toBe('');
  await page.keyboard.press('Escape');
  expect(await isOpen()).toBeNull();
});

test('a page that may not frame the chat shows its visitor that, and a way out', async () => {
  const other = await startShop({ siteUrl: stage.siteUrl, pin: undefined });
  try {
    const context = await stage.context({ viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    await page.clock.install();
    await page.goto(other.url);
    await launcher(page).click();
    await expectNotice(page);
    await page.keyboard.press('Escape');
    expect(await launcher(page).isVisible()).toBe(true);
    stage.forgive(page);
  } finally {
    await other.stop();
  }
});

test('a frame that is loaded anew while the site is away leaves a way out too', async () => {
  const context = await stage.context(phone);
  await context.route(/\/assets\/sealing-/, (route) => route.abort());
  const page = await context.newPage();
  const { visitor, agent, conversationId } = await met(stage, { page });
  await agent.client.requestForm(conversationId, 'payment-card');
  await page.clock.install();
  const reload = visitor.button('Load again');
  await reload.waitFor();
  await context.route(/\/chat\/index\.html/, (route) => route.fulfill({ status: 503, body: 'Sorry' }));
  await reload.click();
  await expectNotice(page);
  await context.unroute(/\/chat\/index\.html/);
  await context.unroute(/\/assets\/sealing-/);
  stage.forgive(page);
  await retry(page).click();
  await visitor.openChat();
  await visitor.openForm('Card payment');
});

test('it is said in the language of the page, and by keyboard and screen reader it can be read and pressed', async () => {
  const context = await stage.context({ permissions: ['local-network-access'] });
  const page = await context.newPage();
  await page.clock.install();
  await page.route(stage.shopUrl, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="ar" dir="rtl"><title>متجر</title><main><h1>متجر</h1></main><script src="${stage.siteUrl}/chat/sealform.js" async></script><sealform-chat></sealform-chat></html>`,
    }),
  );
  await page.route(/\/chat\/index\.html/, (route) => route.abort('connectionrefused'));
  await page.goto(stage.shopUrl);
  await launcher(page).focus();
  await page.keyboard.press('Enter');
  await expectNotice(page, 'يتعذّر الوصول إلى المحادثة.');
  const cover = page.getByRole('dialog', { name: 'المحادثة' });
  await cover.getByRole('button', { name: 'إعادة المحاولة' }).waitFor();
  await expectGoodScreen('a chat that cannot be reached', page);
  const focused = () => page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
  expect(await focused()).toBe('close');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('retry');
  await page.keyboard.press('Escape');
  expect(await focused()).toBe('launcher');
  stage.forgive(page);
});

/** The last of this file: the site does not come back. */
test('a frame that is loaded anew where nothing answers any more leaves a way out', async () => {
  const visitor = await stage.visitor();
  await visitor.page.clock.install();
  await stage.runtime.stop();
  await visitor.frame.evaluate(() => location.reload());
  await expectNotice(visitor.page);
  stage.forgive(visitor.page);
});
