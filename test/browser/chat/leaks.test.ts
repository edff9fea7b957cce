import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { canariesOf, newSecrets, word } from '../../../play/local/canaries.ts';
import { type Remains, remainsOf, search } from '../../../play/local/leak-search.ts';
import { verifies } from '../../promises.ts';
import { deployed } from '../../scenario/sealed/attacker.ts';
import type { AgentPage } from '../people/agent-page.ts';
import { ordinary } from '../people/job.ts';
import { playWith } from '../people/planted.ts';
import { filesOf } from '../stage/profile-files.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';
import { Watch } from '../stage/watch.ts';

const stage = useBrowserStage();
/** The code of the pages is in the browser's caches, and the address of the shop in its history. */
const secrets = newSecrets([
  ...deployed(inject('assembly')),
  ...deployed('play/local/shop'),
  { name: 'the address of the shop', bytes: Buffer.from(stage.shopUrl) },
]);
const note = `${word()} ${word()}`;
/** Words for a page that is not ours: one is typed and left there, one is typed and sent, one the page stores. */
const elsewhere = { left: word(), sent: word(), kept: word() };

/** Lines of text are another element than one line. They are typed, not sent, and left. */
async function typeNote(visitor: VisitorPage, agent: AgentPage): Promise<void> {
  const form = 'Private note';
  await agent.sendForm(form);
  await visitor.openForm(form);
  await visitor.type({ 'Your note': note });
}

/**
 * Closes a tab, which browsers keep a while, so that it can be opened again. Chromium writes down what was typed in it when
 * it goes elsewhere, Firefox as long as it does not.
 */
async function closeTab(page: Page): Promise<void> {
  if (inject('browser') !== 'firefox') await page.goto('about:blank');
  await page.close();
}

/** Types into a field as pages have them; browsers keep that, so the search would find the answers too. */
async function typeElsewhere(page: Page, text: string): Promise<void> {
  const address = new URL('/plain', stage.shopUrl).href;
  const body = '<form><input name="plain" aria-label="Plain" /></form>';
  await page.route(`${address}*`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Plain' }).pressSequentially(text);
}

/** Types into a page that is not ours and leaves it; types into another, sends that, and has it store a word. */
async function leaveTraces(context: BrowserContext): Promise<void> {
  const [left, sent] = [await context.newPage(), await context.newPage()];
  await typeElsewhere(left, elsewhere.left);
  await closeTab(left);
  await typeElsewhere(sent, elsewhere.sent);
  await sent.keyboard.press('Enter');
  await sent.waitForURL('**/plain?*');
  await sent.evaluate((kept) => localStorage.setItem('kept', kept), elsewhere.kept);
}

/** Where each browser keeps what it keeps, in its profile. */
const places = {
  chromium: {
    storage: '/Default/Local Storage/',
    addresses: ['/History', '/Preferences'],
    tabs: '/Sessions/',
    frames: '/Sessions/',
    sent: '/Web Data',
  },
  firefox: {
    storage: '/ls/data.sqlite',
    addresses: ['/places.sqlite'],
    tabs: '/sessionstore',
    frames: '/cache2/',
    sent: '/formhistory.sqlite',
  },
};
const { storage, addresses, tabs, frames, sent } =
  places[inject('browser') === 'firefox' ? 'firefox' : 'chromium'];

const planted = [...canariesOf(secrets), { name: 'note', value: note }];
/** Where a value is among what is left. */
const found = (remains: readonly Remains[], value: string) =>
  search(remains, [{ name: '', value }]).map(({ where }) => where);
const among = (...names: string[]): unknown =>
  expect.arrayContaining(names.map((each) => expect.stringContaining(each) as unknown));

verifies(
  'P1',
  'of the answers nothing is left in either browser, its profile’s files, its requests, nor on the server',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sealform-profile-'));
    try {
      const context = await stage.profile(folder);
      const [page = await context.newPage()] = context.pages();
      const [visitor, agent] = await Promise.all([VisitorPage.open(page, stage.shopUrl), stage.agent()]);
      await playWith(secrets, { visitor, agent });
      const remains = [
        ...(await stage.watchOf(page).remains('visitor')),
        await Watch.shown(visitor.page, 'visitor'),
        ...(await stage.watchOf(agent.page).remains('agent')),
        await Watch.shown(agent.page, 'agent'),
        ...(await remainsOf(stage.runtime)),
      ];
      await typeNote(visitor, agent);
      await leaveTraces(context);
      // The note stands in its field. What was typed after it is on the disk, so it would be there too.
      await expect.poll(async () => found(await filesOf(folder), elsewhere.left)).toEqual(among(tabs));
      expect(search(await filesOf(folder), planted)).toEqual([]);
      await closeTab(visitor.page);
      await context.close();
      remains.push(...(await filesOf(folder)));
      expect(search(remains, planted)).toEqual([]);
      expect(found(remains, ordinary)).toEqual(
        among('visitor: what is on the page', 'agent: what is on the page', 'rows of every table'),
      );
      expect(found(remains, '/chat/index.html')).toEqual(among('visitor: requests', frames));
      expect(found(remains, 'sealform.conversation')).toEqual(among(storage));
      expect(found(remains, new URL(stage.shopUrl).host)).toEqual(among(...addresses));
      expect(found(remains, elsewhere.left)).toEqual(among(tabs));
      expect(found(remains, elsewhere.sent)).toEqual(among(sent));
      expect(found(remains, elsewhere.kept)).toEqual(among(storage));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
