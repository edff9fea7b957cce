import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { takesPictures } from '../../brand-alias.ts';
import { cardOnFileForm } from '../../brand/forms/card-on-file.ts';
import { displayName } from '../../brand/identity.ts';
import { privacy } from '../../brand/privacy.ts';
import { markdownFiles } from '../../checks/markdown.ts';
import { homeVisitForm } from '../../../forms/home-visit.ts';
import { cannot } from '../browsers/cannot.ts';
import { phone, useBrowserStage } from '../stage/stage.ts';

/** The documents' pictures. `npm run docs:pictures` takes them anew; other runs take them into a folder that goes. */
const committed = 'docs/pictures';
const pictures = ['console-dark.png', 'console.png', 'form.png', 'ledger.png', 'shop.png'] as const;
type Picture = (typeof pictures)[number];
const title = 'Card payment';

/** What the screens said when their pictures were taken: where they say something else now, the pictures are old. */
const screens = 'docs/pictures-say.json';
const stale =
  'the screens have changed since their pictures were taken: npm run docs:pictures takes them anew';

const folder = takesPictures ? committed : mkdtempSync(join(tmpdir(), 'sealform-pictures-'));
afterAll(async () => {
  if (!takesPictures) await rm(folder, { recursive: true });
});

const stage = useBrowserStage();
type Words = Partial<Record<Picture, string[]>>;
const said: Words = takesPictures ? {} : (JSON.parse(readFileSync(screens, 'utf8')) as Words);

async function take(page: Page, name: Picture): Promise<void> {
  await page.screenshot({ path: join(folder, name) });
  if (takesPictures) said[name] = await wordsOf(page);
  else await expect.poll(() => wordsOf(page), { message: stale, timeout: 10_000 }).toEqual(said[name]);
}

/** What the tests' brand has in place of what the shipped one has. */
const shipped: readonly (readonly [string, string])[] = [
  [JSON.stringify(displayName).slice(1, -1), 'Sealform'],
  [displayName, 'Sealform'],
  [privacy.version, '2026-11-01'],
  [privacy.url, 'https://www.example.com/privacy'],
];

/** Texts of the console about forms that the shipped brand does not publish. The servers read one of these forms. */
const ofOtherForm = new RegExp(
  [
    cardOnFileForm.title,
    'Your servers can read the answers',
    homeVisitForm.title,
    homeVisitForm.fields['atHome']?.label,
  ].join('|'),
);

/**
 * Roles, names and texts of a screen, each once and sorted, as a brand lists its forms in an order of its own; without what
 * is another one each time or with each brand.
 */
async function wordsOf(page: Page): Promise<string[]> {
  const trees = await Promise.all(page.frames().map((frame) => frame.locator('body').ariaSnapshot()));
  return shipped
    .reduce((all, [own, theirs]) => all.replaceAll(own, theirs), trees.join('\n'))
    .replaceAll(/\d+:\d\d( [AP]M)?/g, '0:00')
    .replaceAll(/(?<=Visitor )[0-9A-F]{4}/g, '0000')
    .split('\n')
    .map((line) => line.trim())
    .filter((line, index, all) => all.indexOf(line) === index && !ofOtherForm.test(line))
    .sort();
}

/** Width and height in pixels (PNG specification, 11.2.2). */
function sizeOf(path: string): [number, number] {
  const bytes = readFileSync(path);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

test('the pictures of the documents are taken, each as large as the one that is there', async () => {
  cannot('firefox', 'the pictures are Chromium’s, and its driver writes a style into what it takes one of');
  const [visitor, agent] = await Promise.all([
    stage.visitor({ ...phone, deviceScaleFactor: 2 }),
    stage.agent(),
  ]);
  await visitor.say('Hello! I would like to pay my order 20-1184.');
  await agent.take(await visitor.conversationId());
  await agent.say('Good morning! With pleasure: I send you a secure form for your card.');
  await visitor.hears('With pleasure');
  await agent.sendForm(title);
  await visitor.openForm(title);
  await visitor.type({ 'Card number': '4242424242424242', 'Expiry date': '0429' });
  await take(visitor.page, 'form.png');
  await visitor.type({ 'Name on the card': 'Robin Fjeld', 'Security code': '271' });
  await visitor.agreeAndSend();
  await visitor.ledger(title, /delivered at/);
  await agent.reveal(title);
  await visitor.ledger(title, /ana saw it at/);
  await agent.hears('were viewed and destroyed');
  await agent.status(title, /You viewed them/);
  await take(agent.page, 'console.png');
  await agent.page.emulateMedia({ colorScheme: 'dark' });
  await take(agent.page, 'console-dark.png');
  await take(visitor.page, 'ledger.png');
  const shop = await stage.visitor();
  await take(shop.page, 'shop.png');
  if (takesPictures) writeFileSync(screens, `${JSON.stringify(said, null, 2)}\n`);
  expect(readdirSync(folder).toSorted()).toEqual(pictures);
  for (const name of pictures) expect(sizeOf(join(folder, name))).toEqual(sizeOf(join(committed, name)));
});

test('there are no other pictures, and each is in a document', () => {
  expect(readdirSync(committed).toSorted()).toEqual(pictures);
  const documents = markdownFiles('.').map((file) => readFileSync(file, 'utf8'));
  for (const name of pictures) {
    expect(documents.filter((text) => text.includes(`pictures/${name}`))).not.toEqual([]);
  }
});
