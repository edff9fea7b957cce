import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectGoodScreen } from '../look/axe.ts';
import { expectForgotten } from '../embedding/forgotten.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

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
  const read = performance.now();
  const [time] = await page.locator('sealform-chat .time').allTextContents();
  await visitor.openChat();
  const shown = await visitor.frame.locator('.time-left').first().textContent();
  const passed = (performance.now() - read) / 1_000;
  expect(Math.abs(seconds(time ?? '') - seconds(shown))).toBeLessThanOrEqual(passed + 2);
  expect(await page.locator('sealform-chat .time').isVisible()).toBe(false);
  await visitor.button('Decline').click();
  await visitor.hears('You declined this form.');
  await visitor.button('Close the chat').click();
  await expect.poll(() => launcherName(page)).toBe('Open the chat');
  expect(await page.locator('sealform-chat .badge').isVisible()).toBe(false);
});

/** As if the browser had been closed for so long. */
function endedAgo({ frame }: VisitorPage, minutes: number): Promise<void> {
  return frame.evaluate((ms) => {
    const saved = JSON.parse(localStorage.getItem('sealform.conversation') ?? '') as object;
    const endedAt = Date.now() - ms;
    localStorage.setItem('sealform.conversation', JSON.stringify({ ...saved, endedAt }));
  }, minutes * 60_000);
}

test('an ended chat is not there after 15 minutes with the browser closed, unless the visitor keeps it', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.end(conversationId);
  await visitor.hears('This chat was ended.');
  await visitor.frame.getByText(/is removed from this device at \d\d:\d\d, or when you start/).waitFor();
  await expectGoodScreen('a chat that has ended', visitor.page, visitor.frame);
  await visitor.frame.getByRole('checkbox', { name: visitor.texts.stay }).check();
  await visitor.frame.getByText(visitor.texts.stays).waitFor();
  await endedAgo(visitor, 16);
  await visitor.page.reload();
  await visitor.hears('Hello');
  const keep = visitor.frame.getByRole('checkbox', { name: visitor.texts.stay });
  expect(await keep.isChecked()).toBe(true);
  await keep.uncheck();
  await endedAgo(visitor, 16);
  await visitor.page.reload();
  await expectForgotten(visitor);
});

test('an ended chat goes from the screen after 15 minutes, with what was typed, and the visitor reads why', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const { page, texts, frame } = visitor;
  await page.clock.install();
  await visitor.draft.fill('Half a message');
  await agent.client.end(conversationId);
  await visitor.hears('This chat was ended.');
  await page.clock.fastForward('15:01');
  await frame.getByText(texts.removed).waitFor();
  await expectGoodScreen('after an ended chat was forgotten', page, frame);
  await expectForgotten(visitor);
  expect(await visitor.draft.inputValue()).toBe('');
  expect(await isOpen(page)).toBe('');
  await visitor.say('Another question');
  await visitor.hears('Another question');
});

test('where the browser keeps nothing, the chat promises no return, and when it has ended none to stay on the device', async () => {
  const fresh = await stage.visitor();
  await fresh.frame.getByText(fresh.texts.comeBack.closed).waitFor();
  expect(await fresh.frame.evaluate(() => ({ ...localStorage }))).toEqual({});
  const context = await stage.context();
  await context.addInitScript(() => {
    const get = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    Object.defineProperty(window, 'localStorage', { get });
  });
  const visitor = await VisitorPage.open(await context.newPage(), stage.shopUrl);
  for (const promise of Object.values(visitor.texts.comeBack))
    expect(await visitor.frame.getByText(promise).count()).toBe(0);
  await visitor.say('Hello');
  await visitor.message('Hello').getByText(visitor.texts.sent).waitFor();
  await visitor.button('More').click();
  await visitor.button('End this chat').click();
  await visitor.button('End chat').click();
  await visitor.frame.getByText(/is removed from this device at/).waitFor();
  expect(await visitor.frame.getByRole('checkbox').count()).toBe(0);
});
