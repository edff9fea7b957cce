import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { expect, inject } from 'vitest';
import { canariesOf, newSecrets, word } from '../../demo/canaries.ts';
import { type Remains, remainsOf, search } from '../../demo/leak-search.ts';
import { verifies } from '../promises.ts';
import { deployed } from '../scenario/attacker.ts';
import type { AgentPage } from './agent-page.ts';
import { useBrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';
import { Watch } from './watch.ts';

const stage = useBrowserStage();
const title = 'Card payment';
/** The code of the pages is in the browser's caches, and the address of the shop in its history. */
const secrets = newSecrets([
  ...deployed(inject('assembly')),
  ...deployed('demo/shop'),
  { name: 'the address of the shop', bytes: Buffer.from(stage.shopUrl) },
]);
/** Said in the chat, so it is kept: what finds this would find the others. */
const ordinary = 'I would like to pay my order.';
const note = `${word()} ${word()}`;
/** Typed into pages that are none of ours: one is left, the other sent. */
const elsewhere = { left: word(), sent: word() };

/** One form from its request to its end; the card's number is typed into the chat before, and held. */
async function play(visitor: VisitorPage, agent: AgentPage): Promise<void> {
  await visitor.say(ordinary);
  await agent.take(await visitor.conversationId());
  await visitor.draft.fill(`My card is ${secrets.typedCard}`);
  await visitor.button('Ask for a secure form').click();
  await agent.sendForm(title);
  await visitor.openForm(title);
  await visitor.type({ 'Card number': secrets.card });
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.openForm(title);
  await visitor.type({
    'Card number': secrets.card,
    'Expiry date': '1131',
    'Name on the card': secrets.holder,
    'Security code': secrets.cvv,
  });
  await visitor.agreeAndSend();
  await visitor.ledger(title, /delivered at/);
  await agent.reveal(title);
  await expect.poll(async () => Object.values(await agent.shown())).toContain(secrets.cvv);
  await visitor.ledger(title, /ana saw it at/);
  await agent.button('I am done: remove them now').click();
  await agent.answers.waitFor({ state: 'detached' });
}

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

/** Every file of a browser's profile. */
async function filesOf(folder: string): Promise<Remains[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Promise.all(
    files.map(async (name) => ({
      name: `profile: ${name.slice(folder.length)}`,
      bytes: await readFile(name),
      hasOwnNumbers: true,
    })),
  );
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
      await play(visitor, agent);
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
