import type { BrowserContext, Frame, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../../web/widget/messages/en.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

interface Notifying {
  asked: number;
  readonly shown: { readonly title: string; readonly body: string; onclick?: () => void }[];
}

/** A browser without a desktop shows no notification: what a page asks for and shows is written down in place of that. */
function writeDownNotifications(context: BrowserContext): Promise<unknown> {
  return context.addInitScript(() => {
    const notifying: Notifying = { asked: 0, shown: [] };
    class Written {
      static permission = 'default';
      readonly title: string;
      readonly body: string;

      constructor(title: string, options: { readonly body: string }) {
        this.title = title;
        this.body = options.body;
        notifying.shown.push(this);
      }

      static requestPermission(): Promise<string> {
        notifying.asked += 1;
        Written.permission = 'granted';
        return Promise.resolve('granted');
      }

      close(): void {}
    }
    Object.assign(globalThis, { Notification: Written, notifying });
  });
}

function notifications(page: Page): Promise<{ asked: number; shown: { title: string; body: string }[] }> {
  return page.evaluate(() => {
    const { asked, shown } = (globalThis as unknown as { notifying: Notifying }).notifying;
    return { asked, shown: shown.map(({ title, body }) => ({ title, body })) };
  });
}

/** Puts the tab behind another, or in front again, as far as its frame can tell. */
function show(frame: Frame, visibility: DocumentVisibilityState): Promise<void> {
  return frame.evaluate((value) => {
    Object.defineProperty(document, 'visibilityState', { value, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, visibility);
}

test('a visitor who asked for it is told of an answer while the tab is hidden, and not what it says', async () => {
  const context = await stage.context();
  await writeDownNotifications(context);
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  const { page, frame } = visitor;
  expect(await notifications(page)).toEqual({ asked: 0, shown: [] });
  await visitor.button('More').click();
  await visitor.button(en.notify).click();
  await visitor.button('More').click();
  await frame.getByText(en.notifyOn).waitFor();
  await page.keyboard.press('Escape');
  await agent.client.send(conversationId, 'seen at once');
  await visitor.hears('seen at once');
  expect(await notifications(page)).toEqual({ asked: 1, shown: [] });
  await show(frame, 'hidden');
  await agent.client.send(conversationId, 'between the two of us');
  await visitor.hears('between the two of us');
  const { brand } = (await (await fetch(`${stage.siteUrl}/config.json`)).json()) as { brand: string };
  await expect
    .poll(() => notifications(page))
    .toEqual({ asked: 1, shown: [{ title: brand, body: en.notification }] });
  await page.locator('sealform-chat').evaluate((chat) => chat.removeAttribute('open'));
  await page.evaluate(() => {
    const { shown } = (globalThis as unknown as { notifying: Notifying }).notifying;
    shown[0]?.onclick?.();
  });
  await show(frame, 'visible');
  await expect.poll(() => page.locator('sealform-chat[open]').count()).toBe(1);
});

test('a visitor who asked for nothing is told nothing', async () => {
  const context = await stage.context();
  await writeDownNotifications(context);
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  await show(visitor.frame, 'hidden');
  await agent.client.send(conversationId, 'quietly');
  await visitor.hears('quietly');
  expect(await notifications(visitor.page)).toEqual({ asked: 0, shown: [] });
});
