import type { BrowserContext } from 'playwright-core';
import { expect, test } from 'vitest';
import { displayName } from '../../../branding/identity.ts';
import { nameInText } from '../../../web/shared/text/visible-text.ts';
import { en } from '../../../web/widget/form/messages/en.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import type { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();
const title = 'Card payment';

/** What a form is described with to somebody who cannot see it. */
async function described({ frame }: VisitorPage): Promise<string> {
  const words = await frame.getByRole('form').evaluate((form) => {
    const ids = form.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map((id) => document.getElementById(id)?.textContent ?? '');
  });
  return words.join(' ').replaceAll(/\s+/g, ' ').trim();
}

/** As it stands in a sentence. */
const brand = nameInText(displayName, 'ltr');

test('a sealed form says whose browser alone can read it, and what that means', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.openForm(title);
  expect(await described(visitor)).toBe(en.sealed('ana'));
  const meaning = visitor.frame.getByText(en.sealedMeans('ana', brand));
  expect(await meaning.isVisible()).toBe(false);
  await visitor.frame.getByText(en.sealedWhat).click();
  await meaning.waitFor();
  await expectGoodScreen('a sealed form', visitor.page, visitor.frame);
});

test('a form that the servers read says so and why, and its ledger says it again', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'card-on-file');
  const words = en.notSealed(brand, 'Our payment provider takes the card from our servers');
  await visitor.openForm('Card on file');
  expect(await described(visitor)).toContain(words);
  expect(await visitor.frame.getByText('browser can read this').count()).toBe(0);
  await expectGoodScreen('a form that is not sealed', visitor.page, visitor.frame);
  await visitor.type({
    'Card number': '4242424242424242',
    'Expiry date': '0429',
    'Name on the card': 'Robin Fjeld',
    'Security code': '271',
  });
  await visitor.agreeAndSend();
  await visitor.ledger('Card on file', words);
  await expectGoodScreen('the ledger of a form that is not sealed', visitor.page, visitor.frame);
});

test('what nobody can read any more says why, answered or not', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.openForm(title);
  await agent.client.discardForm(conversationId, requestId, 'keyLost');
  await visitor.card(title).getByText('ana’s browser did not have the key. Nothing was sent').waitFor();
  await agent.client.requestForm(conversationId, 'us-ssn');
  const ssn = 'Social security number';
  await visitor.openForm(ssn);
  await visitor.type({ [ssn]: '219099999' });
  await visitor.agreeAndSend();
  await visitor.ledger(ssn, /Kept encrypted/);
  await agent.client.handOver(conversationId);
  await visitor.ledger(ssn, /ana handed the chat over. What you sent was destroyed unread at/);
  await expectGoodScreen('forms that nobody can read', visitor.page, visitor.frame);
});

/** A browser without X25519, before the page's scripts run. */
function forgetX25519(): void {
  // There is none in the empty page that a frame begins with.
  if (typeof SubtleCrypto === 'undefined') return;
  const generateKey = Reflect.get(SubtleCrypto.prototype, 'generateKey') as () => unknown;
  Object.assign(SubtleCrypto.prototype, {
    generateKey(this: SubtleCrypto, algorithm: unknown, ...more: unknown[]) {
      const isX25519 = JSON.stringify(algorithm).includes('X25519');
      if (isX25519) return Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError'));
      return Reflect.apply(generateKey, this, [algorithm, ...more]) as Promise<unknown>;
    },
  });
}

/** The shop's page without a pin. */
async function forgetPin(context: BrowserContext): Promise<void> {
  const body = `<!doctype html><html lang="en"><title>Shop</title><script src="${stage.siteUrl}/chat/sealform.js" async></script><sealform-chat></sealform-chat></html>`;
  await context.route(stage.shopUrl, (route) =>
    route.fulfill({ contentType: 'text/html; charset=utf-8', body }),
  );
}

/** Messages from the server lose this. */
function forgetOnTheWay(part: RegExp) {
  return (context: BrowserContext) =>
    context.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => socket.send(String(message).replace(part, '')));
    });
}

const { refusedNext } = en;

const refusals: [code: string, next: string, spoil: (context: BrowserContext) => Promise<unknown>][] = [
  ['ERR_CERTIFICATE_PIN', refusedNext.report, forgetPin],
  ['ERR_CERTIFICATE_MISSING', refusedNext.again('ana'), forgetOnTheWay(/,"recipient":\{[^}]*\}/)],
  ['ERR_CERTIFICATE_AGENT', refusedNext.report, forgetOnTheWay(/(?<="name":"an)a(?=")/)],
  ['ERR_SEALING_NOT_SUPPORTED', refusedNext.browser, (context) => context.addInitScript(forgetX25519)],
];

test.each(refusals)('%s: no form is shown, and what to do is said', async (code, next, spoil) => {
  const context = await stage.context({ permissions: ['local-network-access'] });
  await spoil(context);
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.hears(code);
  await visitor.hears(en.unsafe);
  await visitor.hears(next);
  expect(await visitor.button(en.open).count()).toBe(0);
  await expectGoodScreen(code, visitor.page, visitor.frame);
  await visitor.button(en.decline).click();
  await visitor.hears(en.declined);
  await agent.entry('withdrawn', requestId);
});

test('where what seals answers cannot be loaded, the form is not shown; another loading brings it', async () => {
  const context = await stage.context();
  await context.route(/\/assets\/sealing-/, (route) => route.abort());
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.hears(refusedNext.connection);
  await context.unroute(/\/assets\/sealing-/);
  const failed = stage.watchOf(visitor.page).complaints.splice(0);
  for (const complaint of failed) expect(complaint).toMatch(/sealing-.*ERR_FAILED/);
  await visitor.button(en.reload).click();
  await visitor.openForm(title);
  expect(await described(visitor)).toBe(en.sealed('ana'));
});
