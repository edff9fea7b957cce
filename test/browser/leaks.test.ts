import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect } from 'vitest';
import { canariesOf, newSecrets } from '../../demo/canaries.ts';
import { type Remains, remainsOf, search } from '../../demo/leak-search.ts';
import { verifies } from '../promises.ts';
import type { AgentPage } from './agent-page.ts';
import { conversationOf } from './meeting.ts';
import { useBrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';
import { Watch } from './watch.ts';

const stage = useBrowserStage();
const title = 'Card payment';
const secrets = newSecrets();
/** Said in the chat, so it is kept: what finds this would find the others. */
const ordinary = 'I would like to pay my order.';

/** One form from its request to its end; the card's number is typed into the chat before, and held. */
async function play(visitor: VisitorPage, agent: AgentPage): Promise<void> {
  await visitor.say(ordinary);
  await agent.take(await conversationOf(visitor));
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
  expect(Object.values(await agent.shown())).toContain(secrets.cvv);
  await visitor.ledger(title, /ana saw it at/);
  await agent.button('I am done: remove them now').click();
  await agent.answers.waitFor({ state: 'detached' });
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
      const remains = [
        ...(await watch.remains('visitor')),
        await Watch.shown(visitor.page, 'visitor'),
        ...(await stage.watchOf(agent.page).remains('agent')),
        await Watch.shown(agent.page, 'agent'),
        ...(await remainsOf(stage.runtime)),
      ];
      await context.close();
      remains.push(...(await filesOf(folder)));
      expect(search(remains, canariesOf(secrets))).toEqual([]);
      const found = search(remains, [{ name: 'ordinary', value: ordinary }]).map(({ where }) => where);
      expect(found).toEqual(
        expect.arrayContaining([
          'visitor: what is on the page',
          'agent: what is on the page',
          'rows of every table',
        ]),
      );
      const addresses = search(remains, [{ name: 'address', value: '/chat/index.html' }]).map(
        ({ where }) => where,
      );
      expect(addresses).toEqual(
        expect.arrayContaining(['visitor: requests', expect.stringMatching(/^profile: /)]),
      );
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
  180_000,
);
