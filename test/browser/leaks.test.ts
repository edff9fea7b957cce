import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { canariesOf, newSecrets, word } from '../../demo/canaries.ts';
import { remainsOf, search } from '../../demo/leak-search.ts';
import { verifies } from '../promises.ts';
import { deployed } from '../scenario/attacker.ts';
import type { AgentPage } from './agent-page.ts';
import { ordinary } from './job.ts';
import { filesOf, playWith } from './planted.ts';
import { useBrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';
import { Watch } from './watch.ts';

const stage = useBrowserStage();
/** The code of the pages is in the browser's caches, and the address of the shop in its history. */
const secrets = newSecrets([
  ...deployed(inject('assembly')),
  ...deployed('demo/shop'),
  { name: 'the address of the shop', bytes: Buffer.from(stage.shopUrl) },
]);
const note = `${word()} ${word()}`;
/** Typed into pages that are none of ours: one is left, the other sent. */
const elsewhere = { left: word(), sent: word() };

/** Lines of text are another element than one line. They are typed, not sent, and left. */
async function typeNote(visitor: VisitorPage, agent: AgentPage): Promise<void> {
  const form = 'Private note';
  await agent.sendForm(form);
  await visitor.openForm(form);
  await visitor.type({ 'Your note': note });
}

/** Goes elsewhere and closes the tab, which Chromium keeps a while, so that it can be opened again. */
async function closeTab(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.close();
}

/** Types into a field as pages have them; Chromium keeps that, so the search would find the answers too. */
async function typeElsewhere(page: Page, text: string): Promise<void> {
  const address = new URL('/plain', stage.shopUrl).href;
  const body = '<form><input name="plain" aria-label="Plain" /></form>';
  await page.route(`${address}*`, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(address);
  await page.getByRole('textbox', { name: 'Plain' }).pressSequentially(text);
}

/** Types into a page that is none of ours and leaves it, and into another, and sends that. */
async function leaveTraces(context: BrowserContext): Promise<void> {
  const [left, sent] = [await context.newPage(), await context.newPage()];
  await typeElsewhere(left, elsewhere.left);
  await closeTab(left);
  await typeElsewhere(sent, elsewhere.sent);
  await sent.keyboard.press('Enter');
  await sent.waitForURL('**/plain?*');
}

verifies(
  'P1',
  'of the answers nothing is left in either browser, its profile’s files, its requests, nor on the server',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sealform-profile-'));
    try {
      const context = await chromium.launchPersistentContext(folder, stage.launchOptions);
      const watch = await stage.watch(context);
      const [page = await context.newPage()] = context.pages();
      const [visitor, agent] = await Promise.all([VisitorPage.open(page, stage.shopUrl), stage.agent()]);
      await playWith(secrets, { visitor, agent });
      await leaveTraces(context);
      const remains = [
        ...(await watch.remains('visitor')),
        await Watch.shown(visitor.page, 'visitor'),
        ...(await stage.watchOf(agent.page).remains('agent')),
        await Watch.shown(agent.page, 'agent'),
        ...(await remainsOf(stage.runtime)),
      ];
      await typeNote(visitor, agent);
      await closeTab(visitor.page);
      await context.close();
      remains.push(...(await filesOf(folder)));
      expect(search(remains, [...canariesOf(secrets), { name: 'note', value: note }])).toEqual([]);
      const found = (value: string) => search(remains, [{ name: '', value }]).map(({ where }) => where);
      const among = (...places: string[]): unknown =>
        expect.arrayContaining(places.map((each) => expect.stringContaining(each) as unknown));
      expect(found(ordinary)).toEqual(
        among('visitor: what is on the page', 'agent: what is on the page', 'rows of every table'),
      );
      expect(found('/chat/index.html')).toEqual(among('visitor: requests', '/Sessions/'));
      expect(found('sealform.conversation')).toEqual(among('profile: /Default/Local Storage/'));
      expect(found(new URL(stage.shopUrl).host)).toEqual(among('/History', '/Preferences'));
      expect(found(elsewhere.left)).toEqual(among('/Sessions/'));
      expect(found(elsewhere.sent)).toEqual(among('/Web Data'));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
