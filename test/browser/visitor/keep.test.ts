import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { savedUnasked } from '../stage/saved-files.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

const nothing = (page: Page) => page.getByText('There is nothing to save here.');
const file = {
  name: 'a.txt',
  type: 'text/plain',
  text: 'a',
  said: 'said',
  save: 'save',
  lang: 'en',
  dir: 'ltr',
};

/** The page that saves files, opened by a page of this address, which has sent it this as soon as it could hear. */
async function opened(by: string, sent: unknown): Promise<Page> {
  const context = await stage.context();
  await context.clock.install();
  const page = await context.newPage();
  await page.goto(by);
  const address = `${stage.siteUrl}/chat/keep.html`;
  const found = context.waitForEvent('page');
  await page.evaluate(
    ([url, message]) => {
      const other = window.open(url as string);
      setInterval(() => other?.postMessage(message, '*'), 50);
    },
    [address, sent],
  );
  return found;
}

test('who opens the page that saves files by its address is told that there is nothing', async () => {
  const page = await (await stage.context()).newPage();
  await page.goto(`${stage.siteUrl}/chat/keep.html`);
  await nothing(page).waitFor();
});

test('a page of another origin can have no file saved in our name', async () => {
  const page = await opened(stage.shopUrl, file);
  const downloads: unknown[] = [];
  page.on('download', (download) => downloads.push(download));
  await page.waitForLoadState();
  await page.waitForFunction(() => document.readyState === 'complete');
  await page.clock.runFor(11_000);
  await nothing(page).waitFor();
  expect(downloads).toEqual([]);
  expect(await savedUnasked(page)).toEqual([]);
  await Promise.all(
    page
      .context()
      .pages()
      .map((each) => each.close()),
  );
  // That its messages are for another origin.
  stage.forgive(page);
});
