import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { codeOf, firstColumn, sectionOf } from '../../docs/page.ts';
import { expectForgotten } from './forgotten.ts';
import { lookOf } from '../look/look.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();

/** docs/embed.md, with the stage's site in place of the one that it names. */
const docs = () =>
  readFileSync('docs/embed.md', 'utf8').replaceAll('https://forms.example.com', stage.siteUrl);
const snippets = (heading: string) => codeOf(sectionOf(docs(), heading));

/** A page of the brand's with this in its body, under the policy of the document, where the stage's shop would be. */
async function brandsPage(body: string, change = (policy: string) => policy): Promise<Page> {
  // A page that is served here comes from no network, so that the browser would ask before it loads from this machine.
  const context = await stage.context({ permissions: ['local-network-access'] });
  const page = await context.newPage();
  const [policy = ''] = snippets('What the page has to allow');
  const [name = '', value = ''] = policy.trim().split(/: (.*)/s);
  await page.route(stage.shopUrl, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=utf-8',
      headers: { [name]: change(value) },
      body: `<!doctype html><html lang="en"><title>Your order</title><body>${body}</body></html>`,
    }),
  );
  return page;
}

interface Heard {
  readonly name: string;
  readonly detail: Readonly<Record<string, unknown>> | null;
}

/** Writes down what events the page hears, by the names of the document's table. */
async function listen(page: Page): Promise<() => Promise<Heard[]>> {
  await page.addInitScript(
    (names) => {
      const listening = globalThis as unknown as { heard: Heard[] };
      listening.heard = [];
      for (const name of names) {
        document.addEventListener(name, (event) => {
          listening.heard.push({ name, detail: (event as CustomEvent<Heard['detail']>).detail });
        });
      }
    },
    firstColumn(sectionOf(docs(), 'Events')),
  );
  return () => page.evaluate(() => (globalThis as unknown as { heard: Heard[] }).heard);
}

test('the page of the document shows the chat under its policy, hears every event, and its scripts do what they say', async () => {
  const [counts = '', opens = ''] = snippets('Events');
  const page = await brandsPage(snippets('The chat').join(''));
  const heard = await listen(page);
  const { visitor, agent, conversationId } = await met(stage, { page });
  await page.evaluate(counts);
  await visitor.button('Close the chat').click();
  await page.locator('sealform-chat:not([open])').waitFor({ state: 'attached' });
  await agent.client.send(conversationId, 'Are you there?');
  await expect.poll(() => page.title()).toBe('(1) Your order');
  await page.evaluate(opens);
  await expect.poll(() => page.title()).toBe('Your order');
  await visitor.hears('Are you there?');
  await agent.client.end(conversationId);
  await visitor.hears(/This chat was ended/);
  const events = await heard();
  const names = new Set(events.map(({ name }) => name));
  expect([...names].toSorted()).toEqual(firstColumn(sectionOf(docs(), 'Events')).toSorted());
  const states = events.flatMap(({ name, detail }) => (name === 'sealform-state' ? detail?.['state'] : []));
  expect(states).toEqual(['new', 'waiting', 'open', 'ended']);
  expect(sectionOf(docs(), 'Events')).toContain('`state`: `new`, `waiting`, `open` or `ended`');
});

test('in a page that is not in UTF-8 the loader says the same', async () => {
  const context = await stage.context({ permissions: ['local-network-access'] });
  const page = await context.newPage();
  await page.route(stage.shopUrl, (route) =>
    route.fulfill({
      contentType: 'text/html; charset=iso-8859-1',
      body: `<!doctype html><html lang="ja"><title>x</title><body>${snippets('The chat').join('')}</body></html>`,
    }),
  );
  // Until the frame has come, the texts are the loader's own.
  await page.route('**/chat/index.html', () => undefined);
  await page.goto(stage.shopUrl);
  expect(await page.evaluate(() => document.characterSet)).toBe('windows-1252');
  await page.locator('sealform-chat:defined').evaluate((chat) => chat.setAttribute('open', ''));
  const close = page.getByRole('button', { name: 'チャットを閉じる' });
  await expect.poll(() => close.first().textContent()).toBe('✕');
});

/** How each attribute of the document's table shows. */
const shows: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  open: async (page) => {
    const chat = page.locator('sealform-chat');
    await page.getByRole('button', { name: 'Pregunte' }).click();
    await expect.poll(() => chat.getAttribute('open')).toBe('');
  },
  position: (page) =>
    expect
      .poll(() => page.locator('sealform-chat').evaluate((chat) => chat.getBoundingClientRect().x))
      .toBe(0),
  label: (page) => page.getByRole('button', { name: 'Pregunte' }).waitFor(),
  lang: async (page) => {
    await expect.poll(() => rootOf(page, (root) => root.lang)).toBe('es');
  },
  theme: async (page) => {
    await expect.poll(() => rootOf(page, (root) => getComputedStyle(root).colorScheme)).toBe('dark');
  },
  pin: async (page) => {
    const [pin = ''] = /[0-9a-f]{64}/.exec(sectionOf(docs(), 'The chat')) ?? [];
    await expect
      .poll(() =>
        page.frames().map((frame) => new URLSearchParams(new URL(frame.url()).hash.slice(1)).get('pin')),
      )
      .toContain(pin);
  },
  hidden: async (page) => {
    const chat = page.locator('sealform-chat');
    await chat.evaluate((element) => element.removeAttribute('open'));
    await chat.evaluate((element) => element.setAttribute('hidden', ''));
    await expect.poll(() => page.getByRole('button').count()).toBe(0);
  },
};

/** Of the frame's document, once it is there. */
function rootOf(page: Page, read: (root: HTMLElement) => string): Promise<string | undefined> {
  const frame = page.frames().find((each) => each.url().includes('/chat/index.html'));
  return frame ? frame.locator('html').evaluate(read) : Promise.resolve(undefined);
}

test('every attribute of the chat shows', async () => {
  const attributes = firstColumn(sectionOf(docs(), 'Attributes'));
  expect(Object.keys(shows).toSorted()).toEqual(attributes.toSorted());
  const [snippet = ''] = snippets('The chat');
  const given = 'position="start" label="Pregunte" lang="es" theme="dark"';
  const page = await brandsPage(snippet.replace('<sealform-chat', `<sealform-chat ${given}`));
  await page.goto(stage.shopUrl);
  // Firefox computes no style in a frame that is not shown.
  for (const name of ['label', 'position', 'lang', 'pin', 'open', 'theme', 'hidden'])
    await shows[name]?.(page);
});

test("an agent's desktop shows the forms of one conversation, and asks who it is, under the same policy", async () => {
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  const [snippet = ''] = snippets("The agent's desktop");
  const id = visitor.client.conversationId ?? '';
  const page = await brandsPage(snippet.replace(/conversation="[^"]+"/, `theme="dark" conversation="${id}"`));
  await page.goto(stage.shopUrl);
  const frame = page.frameLocator('sealform-agent iframe');
  await frame.getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await lookOf(frame.getByText('To send forms and see answers here'))).toBe('dark');
  await page.locator('sealform-agent').evaluate((element) => element.setAttribute('hidden', ''));
  await expect.poll(() => page.locator('sealform-agent iframe').isVisible()).toBe(false);
});

/** The names that every script of a page shares, without those of the browser's driver. */
async function namesIn(page: Page): Promise<string[]> {
  const names = await page.evaluate(() => Object.getOwnPropertyNames(globalThis).toSorted());
  return names.filter((name) => !/^__(pw|playwright)/.test(name));
}

test('neither script adds a name to those that all scripts of the page share', async () => {
  const [bare, chat, desktop] = await Promise.all([
    brandsPage(''),
    brandsPage(snippets('The chat').join('')),
    brandsPage(snippets("The agent's desktop").join('')),
  ]);
  await bare.goto(stage.shopUrl);
  const before = await namesIn(bare);
  await VisitorPage.open(chat, stage.shopUrl);
  expect(await namesIn(chat)).toEqual(before);
  await desktop.goto(stage.shopUrl);
  await desktop.frameLocator('sealform-agent iframe').getByRole('button', { name: 'Sign in' }).waitFor();
  expect(await namesIn(desktop)).toEqual(before);
});

test('the sign-out of the document forgets the chat', async () => {
  const [signOut = ''] = snippets('At your own sign-out');
  const page = await brandsPage(snippets('The chat').join(''));
  const { visitor } = await met(stage, { page });
  await page.evaluate(`(async () => { ${signOut} })()`);
  await expectForgotten(visitor);
  expect(stage.watchOf(page).console).toEqual([]);
});

test('the script of the document runs as a module, out of another script, and twice in one page', async () => {
  const [asModule = '', imported = ''] = snippets('As a module');
  const [snippet = ''] = snippets('The chat');
  const [script = '', element = ''] = snippet.trim().split('\n');
  for (const body of [asModule + element, element, asModule + script + element]) {
    const page = await brandsPage(body);
    await page.goto(stage.shopUrl);
    if (body === element) {
      // As a bundle of the page's does it, which the policy lets run.
      const made = await page.evaluate(`(async () => {
        ${imported}
        return customElements.get('sealform-chat') !== undefined;
      })()`);
      expect(made).toBe(true);
    }
    const visitor = new VisitorPage(page);
    await visitor.openChat();
    await visitor.say('Hello');
    await visitor.hears('Hello');
  }
});

test('under a policy of nonces, the script runs with one, also as a module', async () => {
  const [snippet = ''] = snippets('The chat');
  const [asModule = ''] = snippets('As a module');
  const [, element = ''] = snippet.trim().split('\n');
  const withNonces = (policy: string) => policy.replace(/script-src [^;]+/, "script-src 'nonce-made-up'");
  for (const scripts of [snippet, asModule + element]) {
    const page = await brandsPage(scripts.replace('<script', '<script nonce="made-up"'), withNonces);
    await page.goto(stage.shopUrl);
    await new VisitorPage(page).openChat();
  }
});
