import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGoodScreen } from './axe.ts';
import { met } from './meeting.ts';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

const nextPage = (page: Page) => page.goto(`${stage.shopUrl}?page=next`);
const isOpen = (page: Page) => page.locator('sealform-chat').getAttribute('open');
const launcher = (page: Page) => page.locator('sealform-chat button.launcher');
const launcherName = (page: Page) => launcher(page).getAttribute('aria-label');

/** Minutes and seconds as seconds. */
function seconds(text: string | null): number {
  const [, minutes, rest] = /(\d+):(\d\d)/.exec(text ?? '') ?? [];
  return Number(minutes) * 60 + Number(rest);
}

test('on the next page the panel is as it was, and an open one takes no focus', async () => {
  const { visitor } = await met(stage);
  const { page } = visitor;
  await nextPage(page);
  await visitor.hears('Hello');
  expect(await isOpen(page)).toBe('');
  expect(await page.evaluate(() => document.activeElement?.localName)).toBe('body');
  await visitor.button('Close the chat').click();
  await nextPage(page);
  await page.locator('sealform-chat:defined').waitFor({ state: 'attached' });
  await launcher(page).waitFor();
  expect(await isOpen(page)).toBeNull();
});

test('on the next page the closed button says that a form waits, and for how long', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const { page } = visitor;
  await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.openForm('Card payment');
  await page.locator('sealform-chat').evaluate((chat) => chat.removeAttribute('open'));
  await nextPage(page);
  await expect.poll(() => launcherName(page)).toMatch(/^Open the chat, secure form, time left \d+:\d\d$/);
  await expectGoodScreen('a form that waits behind the button', page);
  const told = seconds(await page.locator('sealform-chat .time').textContent());
  await expect
    .poll(async () => seconds(await page.locator('sealform-chat .time').textContent()))
    .toBeLessThan(told);
  expect(await page.locator('sealform-chat .badge').isVisible()).toBe(true);
  await agent.client.send(conversationId, 'Are you there?');
  await expect.poll(() => page.locator('sealform-chat .badge').textContent()).toBe('1');
  const [time] = await page.locator('sealform-chat .time').allTextContents();
  await visitor.openChat();
  const shown = await visitor.frame.locator('.time-left').first().textContent();
  expect(Math.abs(seconds(shown) - seconds(time ?? ''))).toBeLessThanOrEqual(5);
  expect(await page.locator('sealform-chat .time').isVisible()).toBe(false);
  await visitor.button('Decline').click();
  await visitor.hears('You declined this form.');
  await visitor.button('Close the chat').click();
  await expect.poll(() => launcherName(page)).toBe('Open the chat');
  expect(await page.locator('sealform-chat .badge').isVisible()).toBe(false);
});
