import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectForgotten } from '../embedding/forgotten.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';
import { Watch } from '../stage/watch.ts';

const stage = useBrowserStage();

type Chat = HTMLElement & { reset(): Promise<void> };

/** Asks for a reset and tells how it ended: with nothing, or with a code. */
const reset = (page: Page): Promise<string | undefined> =>
  page
    .locator('sealform-chat:defined')
    .first()
    .evaluate((chat) =>
      (chat as Chat).reset().then(
        () => undefined,
        (error: unknown) => (error as { readonly code: string }).code,
      ),
    );

/** Asks for a reset, and has the loader's patience end. */
async function expectTimeout(page: Page): Promise<void> {
  await page.clock.install();
  let code: string | undefined;
  void reset(page).then((ended) => (code = ended));
  const ended = async () => {
    await page.clock.fastForward(11_000);
    return code;
  };
  await expect.poll(ended).toBe('ERR_TIMEOUT');
}

const isOpen = (page: Page) => page.locator('sealform-chat').first().getAttribute('open');
const nextPage = (page: Page) => page.goto(`${stage.shopUrl}?page=next`);

/** The frame does not load in this page, or in all of this browser. Returns how to end that. */
async function cut(where: Page | ReturnType<Page['context']>): Promise<() => Promise<void>> {
  const path = /\/chat\/index\.html/;
  await where.route(path, (route) => route.abort('connectionrefused'));
  return () => where.unroute(path);
}

/** A browser that keeps nothing for pages whose place among their frames is this. */
async function forgetful(isRefused: 'page' | 'frame'): Promise<Page> {
  const context = await stage.context();
  await context.addInitScript((place) => {
    const get = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    if ((top === window) !== (place === 'page')) return;
    for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
  }, isRefused);
  return context.newPage();
}

describe('reset()', () => {
  test('forgets the chat, what was typed, and the open panel, in every tab', async () => {
    const { visitor } = await met(stage);
    const second = await VisitorPage.open(await visitor.page.context().newPage(), stage.shopUrl);
    await second.hears('Hello');
    await second.draft.fill('Half a message with 4111 1111 1111 1111');
    await second.button('Change the message').waitFor();
    expect(await reset(visitor.page)).toBeUndefined();
    for (const tab of [visitor, second]) {
      await expectForgotten(tab);
      await expect.poll(() => isOpen(tab.page)).toBeNull();
      const { bytes } = await Watch.shown(tab.page, 'visitor');
      expect(bytes.toString()).not.toContain('4111');
      expect(await tab.page.evaluate(() => [{ ...sessionStorage }, { ...localStorage }])).toEqual([{}, {}]);
      await nextPage(tab.page);
      await expectForgotten(tab);
      expect(await isOpen(tab.page)).toBeNull();
    }
  });

  test('takes the answers that were typed into a sealed form off every screen', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    const second = await VisitorPage.open(await visitor.page.context().newPage(), stage.shopUrl);
    await agent.client.requestForm(conversationId, 'payment-card');
    for (const tab of [visitor, second]) {
      await tab.openForm('Card payment');
      await tab.type({ 'Card number': '4111111111111111' });
    }
    expect(await reset(second.page)).toBeUndefined();
    for (const tab of [visitor, second]) {
      await expectForgotten(tab);
      const { bytes } = await Watch.shown(tab.page, 'visitor');
      expect(bytes.toString()).not.toMatch(/4111|Card payment/);
      await tab.openChat();
    }
  });

  test('as soon as the page is there, before the frame is, and twice, forgets the chat once', async () => {
    const { visitor } = await met(stage);
    const { page } = visitor;
    await nextPage(page);
    const isSame = await page.locator('sealform-chat:defined').evaluate(async (chat) => {
      const [first, second] = [(chat as Chat).reset(), (chat as Chat).reset()];
      await first;
      return first === second;
    });
    expect(isSame).toBe(true);
    await expectForgotten(visitor);
    await visitor.openChat();
    await visitor.say('Another question');
    await visitor.hears('Another question');
  });

  test('rejects while the chat cannot be reached, and forgets it at the next load, before anything is shown', async () => {
    const { visitor } = await met(stage);
    const { page } = visitor;
    const mend = await cut(page.context());
    await nextPage(page);
    await expectTimeout(page);
    expect(await isOpen(page)).toBeNull();
    stage.forgive(page);
    await mend();
    await page.close();
    const next = new VisitorPage(await visitor.page.context().newPage());
    await next.page.addInitScript(() => {
      const seen = () => document.documentElement.textContent.includes('Hello');
      const watching = new MutationObserver(() => {
        if (seen()) document.documentElement.dataset['shown'] = 'Hello';
      });
      watching.observe(document, { childList: true, subtree: true, characterData: true });
    });
    await next.page.goto(stage.shopUrl);
    await expectForgotten(next);
    await expect.poll(() => next.page.evaluate(() => ({ ...localStorage }))).toEqual({});
    await next.openChat();
    await next.say('Another question');
    await next.conversationId();
    await next.page.reload();
    await next.hears('Another question');
  });

  test('rejects when the frame stops to answer, which shows nothing until it has forgotten', async () => {
    const page = await (await stage.context()).newPage();
    await page.addInitScript(() => {
      const hear = (event: Event) => 'deaf' in window && event.stopImmediatePropagation();
      addEventListener('message', hear);
    });
    const { visitor } = await met(stage, { page });
    await visitor.frame.evaluate(() => Object.assign(window, { deaf: true }));
    await expectTimeout(page);
    await page.locator('sealform-chat').evaluate((chat) => chat.setAttribute('open', ''));
    await expectForgotten(visitor);
    await visitor.openChat();
  });

  test('is carried out by another tab, where this one cannot reach the chat', async () => {
    const { visitor } = await met(stage);
    const page = await visitor.page.context().newPage();
    await cut(page);
    await page.goto(stage.shopUrl);
    expect(await reset(page)).toBeUndefined();
    stage.forgive(page);
    await expectForgotten(visitor);
    expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({});
  });

  test('goes on where the element is moved, and waits for it where it is removed', async () => {
    const { visitor } = await met(stage);
    const { page } = visitor;
    const moved = await page.locator('sealform-chat').evaluate(async (chat) => {
      const done = (chat as Chat).reset();
      document.body.prepend(chat);
      await done;
      return chat.isConnected;
    });
    expect(moved).toBe(true);
    await expectForgotten(visitor);
    await visitor.openChat();
    await visitor.say('Hello');
    await visitor.hears('Hello');
    const code = await page.locator('sealform-chat').evaluate(async (chat) => {
      chat.remove();
      const code = await (chat as Chat).reset().catch((error: unknown) => (error as { code: string }).code);
      document.body.append(chat);
      return code;
    });
    expect(code).toBe('ERR_TIMEOUT');
    await expectForgotten(visitor);
    expect(await isOpen(page)).toBeNull();
  });

  test('of one of two chats in a page is of both', async () => {
    const { visitor } = await met(stage);
    const { page } = visitor;
    await page.evaluate(() => document.body.append(document.createElement('sealform-chat')));
    const other = page.frameLocator('sealform-chat iframe').last();
    await other.getByText('Hello').waitFor({ state: 'attached' });
    expect(await reset(page)).toBeUndefined();
    await other.getByText(visitor.texts.greeting).waitFor({ state: 'attached' });
    await expectForgotten(visitor);
  });

  test('made while a page was in the browser’s cache is carried out when the page comes back', async () => {
    const { visitor } = await met(stage);
    await visitor.page.evaluate(() => {
      // As another page of this site leaves it, where the chat cannot be reached.
      localStorage.setItem('sealform.reset', '');
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    await expectForgotten(visitor);
    await expect.poll(() => isOpen(visitor.page)).toBeNull();
  });

  test('forgets the chat where the page may keep nothing', async () => {
    const { visitor } = await met(stage, { page: await forgetful('page') });
    expect(await reset(visitor.page)).toBeUndefined();
    await expectForgotten(visitor);
    await visitor.openChat();
  });

  test('forgets the chat where the frame may keep nothing', async () => {
    const visitor = await VisitorPage.open(await forgetful('frame'), stage.shopUrl);
    await visitor.say('Hello');
    await visitor.message('Hello').getByText(visitor.texts.sent).waitFor();
    expect(await reset(visitor.page)).toBeUndefined();
    await expectForgotten(visitor);
    await visitor.openChat();
  });
});
