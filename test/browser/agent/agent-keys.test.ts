import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { AgentPage } from '../people/agent-page.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { held } from '../people/held.ts';
import { hasKey, hasMlKem, keptKey, reload } from '../people/kept-key.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const otherKey = 'The answers can only be read in the browser that asked for them.';

/** Signs in anew in a window, beside the work. */
async function signInBeside(agent: AgentPage): Promise<void> {
  const opened = agent.page.waitForEvent('popup');
  await agent.button('Sign in again').click();
  await new AgentPage(await opened).authenticate(stage.runtime, 'ana');
  await agent.button('Sign in again').waitFor({ state: 'detached' });
}

/** The browser clears what it keeps for the console, of which nobody is told. */
function clearStore(page: Page): Promise<void> {
  return page.evaluate(() => {
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const request = indexedDB.deleteDatabase('sealform');
    request.onsuccess = () => resolve(undefined);
    request.onerror = () => reject(new Error('not deleted'));
    return promise;
  });
}

/** A chat with a card form that the visitor has not answered yet. */
async function asked(agent: AgentPage) {
  const visitor = stage.visitorProgram();
  const { conversationId } = await visitor.client.start();
  await agent.take(conversationId);
  await agent.sendForm('Card payment');
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  return { visitor, requestId, conversationId };
}

verifies('P10', 'a reload finds the key, and shows what was sealed to it', async () => {
  const agent = await stage.agent();
  const { visitor, requestId } = await held(stage, agent);
  await reload(agent);
  await agent.inList('Yours', visitor.client.conversationId).click();
  await agent.reveal('Card payment');
  await expect.poll(() => agent.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
  await visitor.entry('viewed', requestId);
});

verifies('P10', 'a script in the agent’s page cannot take the key away with it', async () => {
  const agent = await stage.agent();
  await asked(agent);
  const attempts = await keptKey(agent.page);
  const halves = Object.keys(attempts).map((attempt) => attempt.split(' ')[0]);
  expect(new Set(halves)).toEqual(new Set((await hasMlKem(agent.page)) ? ['mlKem', 'x25519'] : ['x25519']));
  expect(new Set(Object.values(attempts))).toEqual(new Set(['refused']));
});

verifies('P10', 'a browser that lost its key says so, and asks again; the visitor is told why', async () => {
  const agent = await stage.agent();
  const { visitor, requestId } = await held(stage, agent);
  await clearStore(agent.page);
  await reload(agent);
  await agent.inList('Yours', visitor.client.conversationId).click();
  await agent.status('Card payment', otherKey);
  expect(await agent.button('Show answers once').count()).toBe(0);
  await expectGoodScreen('lost key', agent.page);
  // One sign-in vouches for one key.
  await signInBeside(agent);
  await agent.button('Discard and ask again').click();
  expect(await visitor.entry('unreadable', requestId)).toMatchObject({ because: 'keyLost' });
  await agent.hears('“Card payment” ended: the agent’s browser did not have the key for the answers');
  const again = await visitor.entries.first(
    (entry) => entry.type === 'formRequested' && entry.requestId !== requestId,
  );
  const id = again.type === 'formRequested' ? again.requestId : '';
  await visitor.offer(id);
  await visitor.client.submitForm(id, { consent, answers: cardAnswers });
  await agent.reveal('Card payment');
  await expect.poll(() => agent.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
  await expectGoodScreen('asked again', agent.page);
});

verifies('P10', 'another browser of the same agent cannot read the answers, and says why', async () => {
  const one = await stage.agent();
  const { visitor } = await held(stage, one);
  const other = await stage.agent();
  await other.inList('Yours', visitor.client.conversationId).click();
  await other.status('Card payment', otherKey);
  expect(await other.button('Show answers once').count()).toBe(0);
  await one.reveal('Card payment');
  await expect.poll(() => one.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
});

verifies(
  'P10',
  'answers changed on their way do not open: destroyed unseen, and asked for again',
  async () => {
    const context = await stage.context({ viewport: { width: 1280, height: 800 } });
    await context.routeWebSocket(/\/ws$/, (socket) => {
      const server = socket.connectToServer();
      server.onMessage((message) => {
        const reply = JSON.parse(String(message)) as { type: string; sealed?: string };
        const { type, sealed } = reply;
        if (type !== 'revealed' || sealed === undefined) return socket.send(message);
        const changed = sealed[1700] === 'A' ? 'B' : 'A';
        socket.send(
          JSON.stringify({ ...reply, sealed: sealed.slice(0, 1700) + changed + sealed.slice(1701) }),
        );
      });
    });
    const agent = await stage.agentIn(context);
    const { visitor, requestId } = await held(stage, agent);
    await agent.form('Card payment').getByRole('button', { name: 'Show answers once' }).click();
    const alert = agent.form('Card payment').getByRole('alert');
    await alert.getByText('The answers did not open, and nobody has seen them.').waitFor();
    await alert.getByText('ERR_SEALED_CHANGED').waitFor();
    expect(await visitor.entry('unreadable', requestId)).toMatchObject({ because: 'notOpened' });
    await agent.status('Card payment', /^Destroyed unread at .*: the answers did not open/);
    await expectGoodScreen('answers that did not open', agent.page);
    await agent.button('Ask again').click();
    await agent.status('Card payment', 'The visitor has not opened it yet.');
  },
);

verifies('P10', 'a hand-over destroys what is sealed: told before, and to both sides after', async () => {
  const [ana, ben] = [await stage.agent('ana'), await stage.agent('ben')];
  const { visitor, requestId } = await held(stage, ana);
  const { conversationId } = visitor.client;
  await ana.button('Hand over').click();
  const dialog = ana.page.getByRole('dialog');
  await dialog
    .getByText(/^One sealed form is still open\. It ends, and answers to it are destroyed/)
    .waitFor();
  await expectGoodScreen('hand-over with a sealed form', ana.page);
  await ana.button('Cancel').click();
  const benId = stage.runtime.signIn?.users.find(({ username }) => username === 'ben')?.id ?? '';
  await ana.handOverTo(benId);
  const { destroyed } = await visitor.entry('handedOver');
  expect(destroyed).toEqual([{ requestId, outcome: 'unreadable' }]);
  await ana.hears(/A sealed form that was still open ended with that/);
  await ben.inList('Yours', conversationId).click();
  await ben.status('Card payment', /^Destroyed unread at .*: the chat was handed over/);
  expect(await ben.button('Show answers once').count()).toBe(0);
  await expectGoodScreen('handed over', ben.page);
  await ben.button('Ask again').click();
  await ben.status('Card payment', 'The visitor has not opened it yet.');
});

verifies('P10', 'who signs out here takes along what only this browser could read, and the key', async () => {
  const agent = await stage.agent();
  const { visitor, requestId } = await held(stage, agent);
  await agent.openAccount();
  await agent.page.getByText('If you sign out, answers to it are destroyed unread.').waitFor();
  await expectGoodScreen('account with a sealed form', agent.page);
  await agent.signOut();
  expect(await visitor.entry('unreadable', requestId)).toMatchObject({ because: 'signedOut' });
  expect(await keptKey(agent.page)).toBe('nothing');
});

test('who signed in too long ago for a key signs in again beside the work, of which nothing is lost', async () => {
  const agent = await stage.agent();
  const visitor = stage.visitorProgram();
  const { conversationId } = await visitor.client.start();
  await hasKey(agent);
  await clearStore(agent.page);
  stage.runtime.clock.advance(6 * 60_000);
  // Whoever has not been heard of for minutes is not listed.
  await visitor.client.send('Still here');
  await reload(agent);
  await agent.take(conversationId);
  await agent.draft.fill('Half a sentence');
  const offer = agent.button(/^Card payment/);
  await agent.page.getByText('To ask for sealed answers, sign in again.').waitFor();
  expect(await offer.getAttribute('aria-disabled')).toBe('true');
  await expectGoodScreen('sign in again for a key', agent.page);
  await signInBeside(agent);
  expect(await agent.draft.inputValue()).toBe('Half a sentence');
  await agent.sendForm('Card payment');
  await visitor.entry('formRequested');
});
