import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { pinOf } from '../../../play/local/people.ts';
import { readCertificate } from '../../../core/sealing/certificate/certificate.ts';
import { makeSessionKey } from '../../../core/sealing/session-key.ts';
import { loadSuite } from '../../../core/sealing/suite.ts';
import { en } from '../../../web/widget/form/messages/en.ts';
import { issued, makeBrand } from '../../core/sealing/certificate/certificate-scene.ts';
import { textOf } from '../../core/sealing/scene.ts';
import { verifies } from '../../promises.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';
/** Of whoever has the API. */
const thief = await makeBrand();
const { publicKey } = await makeSessionKey(await loadSuite());

const pin = () => pinOf(stage.runtime) ?? '';

/** The API asks for answers to a key of its own, in the agent's name, under a brand key of its own. */
async function letTheApiLie(context: BrowserContext): Promise<void> {
  await context.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    let told = Promise.resolve();
    server.onMessage((message) => {
      told = told.then(async () => socket.send(await lieIn(String(message))));
    });
  });
}

async function lieIn(message: string): Promise<string> {
  const entry = JSON.parse(message) as { recipient?: { certificate: string } };
  if (!entry.recipient) return message;
  const { certificate } = readCertificate(entry.recipient.certificate);
  const forged = await issued(thief, { ...certificate, publicKey });
  return JSON.stringify({ ...entry, recipient: { certificate: forged, brandKey: textOf(thief.brandKey) } });
}

/** A page of the brand's with these pins in its snippet, and a site whose /config.json has these keys. */
async function pageWith(context: BrowserContext, pins: string, brandKeys?: unknown): Promise<Page> {
  const body = `<!doctype html><html lang="en"><title>Shop</title><script src="${stage.siteUrl}/chat/sealform.js" async></script><sealform-chat pin="${pins}"></sealform-chat></html>`;
  await context.route(stage.shopUrl, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
  await context.route(/\/config\.json$/, async (route) => {
    const response = await route.fetch();
    const { brandKeys: deployed, ...rest } = (await response.json()) as Record<string, unknown>;
    const keys = brandKeys === undefined ? deployed : brandKeys;
    await route.fulfill({ response, json: keys === null ? rest : { ...rest, brandKeys: keys } });
  });
  return context.newPage();
}

async function refusedWith(visitor: VisitorPage, code: string, advice: string): Promise<void> {
  await visitor.hears(code);
  await visitor.hears(advice);
  expect(await visitor.button(en.open).count()).toBe(0);
  expect(await visitor.frame.getByText('browser can read this').count()).toBe(0);
}

/** A visitor who has followed a link to the chat itself, and an agent who sends a sealed form. */
async function followedLink(context: BrowserContext, fragment: string): Promise<VisitorPage> {
  const page = await context.newPage();
  const visitor = new VisitorPage(page);
  const agent = await stage.agentProgram();
  await page.goto(`${stage.siteUrl}/chat/index.html${fragment}`);
  await visitor.say('Hello');
  const conversationId = await visitor.conversationId();
  await agent.client.accept(conversationId);
  await agent.client.requestForm(conversationId, 'payment-card');
  return visitor;
}

verifies(
  'P10',
  'a link to the chat itself shows no sealed form, even if the API goes along with it',
  async () => {
    const context = await stage.context();
    await letTheApiLie(context);
    const host = `host=${encodeURIComponent(new URL(stage.shopUrl).origin)}`;
    const visitor = await followedLink(context, `?pin=${thief.pin}#pin=${thief.pin}&${host}`);
    await refusedWith(visitor, 'ERR_PIN_UNFRAMED', en.refusedNext.unframed);
    await expectGoodScreen('a sealed form outside of the brand’s pages', visitor.page, visitor.frame);
  },
);

test('a link to the chat itself shows no sealed form under the right key either', async () => {
  const visitor = await followedLink(await stage.context(), `#pin=${pin()}&lang=de`);
  await refusedWith(visitor, 'ERR_PIN_UNFRAMED', en.refusedNext.unframed);
});

verifies(
  'P10',
  'the page and the site must name the same key: either alone shows no sealed form',
  async () => {
    const changes: [code: string, pins: string, brandKeys?: unknown][] = [
      ['ERR_PIN_MISMATCH', thief.pin],
      ['ERR_PIN_MISMATCH', pin(), [thief.pin]],
      ['ERR_PIN_NOT_CONFIGURED', pin(), null],
      ['ERR_PIN_NOT_CONFIGURED', pin(), `${pin()} ${thief.pin}`],
      ['ERR_PIN_NOT_CONFIGURED', pin(), [pin(), pin().toUpperCase()]],
      ['ERR_CERTIFICATE_PIN', `${pin()} ${thief.pin} ${'0'.repeat(64)}`],
    ];
    for (const [code, pins, brandKeys] of changes) {
      const context = await stage.context({ permissions: ['local-network-access'] });
      await letTheApiLie(context);
      const page = await pageWith(context, pins, brandKeys);
      const { visitor, agent, conversationId } = await met(stage, { page });
      await agent.client.requestForm(conversationId, 'payment-card');
      await refusedWith(visitor, code, en.refusedNext.report);
      agent.client.close();
      await context.close();
    }
  },
);

test('while the key is rotated, the page and the site name two, and either signs', async () => {
  const before = '0'.repeat(64);
  const context = await stage.context({ permissions: ['local-network-access'] });
  const page = await pageWith(context, ` ${before}  ${pin().toUpperCase()} `, [pin(), before]);
  const { visitor, agent, conversationId } = await met(stage, { page });
  await agent.client.requestForm(conversationId, 'payment-card');
  const form = await visitor.openForm(title);
  await form.getByText(en.sealed('ana')).waitFor();
});
