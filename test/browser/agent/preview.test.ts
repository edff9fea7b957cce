import type { FrameLocator } from 'playwright-core';
import { expect, test } from 'vitest';
import { pinOf } from '../../../play/local/people.ts';
import { wordsIn } from '../../../web/console/components/forms/preview/words-in.ts';
import type { AgentPage } from '../people/agent-page.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** What is left of the time for a form goes on while the two are compared. */
const withoutTime = (words: readonly string[]) => words.map((each) => each.replace(/\d+:\d\d/, '0:00'));

/** What somebody is told in the preview who cannot see it. */
async function heard(agent: AgentPage, title: string): Promise<string[]> {
  const words = agent.page.locator('console-visitors-form .only-heard p');
  await words
    .filter({ hasText: new RegExp(`^${title}$`) })
    .first()
    .waitFor({ state: 'attached' });
  return withoutTime(await words.allTextContents());
}

/** The chat on a page of the shop's in another language. */
async function chatIn(language: string): Promise<FrameLocator> {
  // To the browser a page that a test made up is one of the internet's, which asks before it loads from this machine.
  const context = await stage.context({ permissions: ['local-network-access'] });
  const page = await context.newPage();
  const script = `<script src="${stage.siteUrl}/chat/sealform.js" async></script>`;
  await page.route(stage.shopUrl, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      body: `<!doctype html><html lang="${language}"><title>Shop</title>${script}<sealform-chat open pin="${pinOf(stage.runtime)}"></sealform-chat></html>`,
    }),
  );
  await page.goto(stage.shopUrl);
  return page.frameLocator('sealform-chat iframe');
}

test.each([
  ['en', 'Card payment', 'Card payment'],
  ['de', 'Identity check', 'Identitätsprüfung'],
  ['ar', 'Card payment', 'الدفع بالبطاقة'],
])('the preview says in %s word for word what the visitor then reads: %s', async (language, form, title) => {
  const [agent, chat] = await Promise.all([stage.agent(), chatIn(language)]);
  await chat.locator('textarea').click();
  await chat.locator('textarea').fill('Hello');
  await chat.locator('textarea').press('Enter');
  await agent.take();
  await agent.button(new RegExp(`^${form}`)).click();
  await agent.page.getByLabel('Language of the visitor’s page').selectOption(language);
  const previewed = await heard(agent, title);
  await agent.button('Send to the visitor').click();
  await chat.getByRole('region', { name: title }).getByRole('button').first().click();
  await chat.getByRole('form', { name: title }).waitFor();
  expect(previewed.length).toBeGreaterThan(15);
  expect(previewed).toEqual(withoutTime(await chat.locator('sealform-form').evaluate(wordsIn)));
});

test('nothing in the preview can be filled in or pressed', async () => {
  const visitor = stage.visitorProgram();
  const [agent, { conversationId }] = await Promise.all([stage.agent(), visitor.client.start()]);
  await agent.take(conversationId);
  await agent.button(/^Card payment/).click();
  const dialog = agent.page.getByRole('dialog');
  // As the brand's first language has it.
  await heard(agent, 'Kartenzahlung');
  const focused = [];
  for (let press = 0; press < 8; press++) {
    await agent.page.keyboard.press('Tab');
    focused.push(await dialog.locator(':focus').evaluateAll(([each]) => each?.tagName ?? 'none'));
  }
  expect(new Set(focused)).toEqual(new Set(['SELECT', 'BUTTON', 'none']));
  const card = dialog.locator('sealform-answer input').first();
  await card.evaluate((input) => input.focus());
  await agent.page.keyboard.type('4242');
  expect(await card.inputValue()).toBe('');
});
