import { expect, test } from 'vitest';
import { frame } from '../../../web/console/messages/en/frame.ts';
import { needs } from '../../../web/shared/outdated.ts';
import { en } from '../../../web/widget/messages/en.ts';
import { messagesIn } from '../../../web/widget/messages/index.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** A browser that has never had it. */
async function without(path: string, locale = 'en-GB') {
  const context = await stage.context({ locale });
  await context.addInitScript(`delete ${path}`);
  return context;
}

test.each(needs)('a browser without %s is said to be too old, before anything begins', async (path) => {
  const context = await without(path);
  const page = await context.newPage();
  await page.goto(stage.shopUrl);
  await page.locator('sealform-chat').evaluate((chat) => chat.setAttribute('open', ''));
  await page.getByText(en.outdated).waitFor();
  expect(await page.getByRole('button', { name: 'Try again' }).count()).toBe(0);

  await page.goto(`${stage.siteUrl}/chat/index.html`);
  await page.getByText(en.outdated).waitFor();
  expect(await page.getByRole('textbox').count()).toBe(0);

  await page.goto(`${stage.siteUrl}/console/index.html`);
  await page.getByText(frame.outdated).waitFor();
  expect(await page.getByRole('button').count()).toBe(0);
});

test('it is said in the language of the page', async () => {
  const context = await without('Promise.withResolvers', 'ar');
  const page = await context.newPage();
  await page.goto(`${stage.siteUrl}/chat/index.html`);
  await page.getByText((await messagesIn('ar')).outdated).waitFor();
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
});
