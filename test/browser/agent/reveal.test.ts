import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from '../../../core/errors.ts';
import { refusals } from '../../../web/console/messages/en/refusals.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import type { AgentPage } from '../people/agent-page.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { cannot } from '../browsers/cannot.ts';
import { held } from '../people/held.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** Brings the page out of view, or back: a tab in a browser without a screen is always in view. */
function setHidden(page: Page, hidden: boolean): Promise<void> {
  return page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);
}

verifies('P4', 'answers are hidden while the tab is not in view, and shown again on a press', async () => {
  const agent = await stage.agent();
  await agent.page.clock.install();
  const { visitor, requestId } = await held(stage, agent);
  await agent.reveal('Card payment');
  await visitor.entry('viewed', requestId);
  await setHidden(agent.page, true);
  await agent.answers.waitFor({ state: 'detached' });
  expect(await agent.everyText()).not.toContain('98431');
  await setHidden(agent.page, false);
  expect(await agent.everyText()).not.toContain('98431');
  await agent.page.clock.runFor(40_000);
  await agent.button('Show again').click();
  await expect.poll(() => agent.shown()).toMatchObject({ 'Card number': '3714 496353 98431' });
  await setHidden(agent.page, true);
  await agent.page.clock.runFor(20_000);
  await setHidden(agent.page, false);
  await agent.button('Show again').waitFor({ state: 'detached' });
  expect(await agent.answers.count()).toBe(0);
});

test('axe finds nothing where answers were hidden and wait to be shown again', async () => {
  const agent = await stage.agent();
  await held(stage, agent);
  await agent.reveal('Card payment');
  await setHidden(agent.page, true);
  await agent.answers.waitFor({ state: 'detached' });
  await setHidden(agent.page, false);
  await agent.button('Show again').waitFor();
  await expectGoodScreen('answers hidden', agent.page);
  expect(await agent.button('Show again').count()).toBe(1);
});

describe('an off-the-record answer that comes live', () => {
  /** A form with nothing that is stored, answered. */
  async function relayed(agent: AgentPage) {
    const visitor = stage.visitorProgram();
    await visitor.client.start();
    await agent.take(visitor.client.conversationId);
    await agent.sendForm('One-time code');
    const { requestId } = await visitor.entry('formRequested');
    await visitor.offer(requestId);
    const answers = { oneTimeCode: '904613' };
    const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers });
    expect(await deliveries.get('oneTimeCode')).toBe('delivered');
    await agent.button('Show answers once').waitFor();
    expect(await agent.everyText()).not.toContain('904613');
  }

  verifies('P2', 'waits unshown, and its minute begins with the first look', async () => {
    const agent = await stage.agent();
    await agent.page.clock.install();
    await relayed(agent);
    await agent.page.clock.runFor(4 * 60_000);
    await agent.stopTime();
    await agent.reveal('One-time code');
    await expect.poll(async () => Object.values(await agent.shown())).toEqual(['904613']);
    expect(await agent.left()).toMatch(/^(1:00|0:5\d)$/);
    await agent.page.clock.runFor(50_000);
    expect(await agent.answers.count()).toBe(1);
    await agent.page.clock.runFor(11_000);
    await agent.answers.waitFor({ state: 'detached' });
    expect(await agent.everyText()).not.toContain('904613');
  });

  verifies('P2', 'is gone when nobody has looked for 5 minutes', async () => {
    const agent = await stage.agent();
    await agent.page.clock.install();
    await relayed(agent);
    await agent.page.clock.runFor(5 * 60_000 + 1_000);
    await agent.button('Show answers once').waitFor({ state: 'detached' });
    expect(await agent.everyText()).not.toContain('904613');
  });
});

describe('a copy', () => {
  /** Somebody whose token has the claim that the installation asks for. */
  async function copyist(): Promise<AgentPage> {
    const context = await stage.context({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await context.route('**/config.json', async (route) => {
      const response = await route.fetch();
      const copyClaim = { anyOf: ['cognito:groups'], value: 'agents' };
      await route.fulfill({ response, json: { ...((await response.json()) as object), copyClaim } });
    });
    return stage.agentIn(context);
  }

  /** What is on it, read by another page: the console's own may not. */
  async function clipboard(agent: AgentPage): Promise<() => Promise<string>> {
    const page = await agent.page.context().newPage();
    await page.goto(`${stage.shopUrl}shop.css`);
    return () => page.evaluate(() => navigator.clipboard.readText());
  }

  test('is not offered where the role does not allow it', async () => {
    const agent = await stage.agent();
    await held(stage, agent);
    await agent.reveal('Card payment');
    await agent.answers.getByText('Not to be copied or photographed.').waitFor();
    expect(await agent.button(/^Copy/).count()).toBe(0);
  });

  verifies('P2', 'is offered of stored answers only, and taken away with them', async () => {
    cannot('firefox', 'a page reads the clipboard only when somebody presses its Paste button');
    const agent = await copyist();
    await agent.page.clock.install();
    await held(stage, agent);
    await agent.reveal('Card payment');
    const labels = await agent
      .button(/^Copy/)
      .evaluateAll((buttons) => buttons.map((each) => each.ariaLabel));
    expect(labels).toEqual(['Copy Card number', 'Copy Expiry date', 'Copy Name on the card']);
    await agent.button('Copy Card number').click();
    await agent.answers.getByText('Card number: copied.').waitFor();
    const copied = await clipboard(agent);
    expect(await copied()).toBe(cardAnswers.cardNumber);
    await agent.page.clock.runFor(61_000);
    await agent.answers.waitFor({ state: 'detached' });
    await expect.poll(copied, { timeout: 10_000 }).toBe('');
  });
});

const refusedWith: ErrorCode[] = ['ERR_GONE', 'ERR_ALREADY_VIEWED', 'ERR_NOT_ALLOWED', 'ERR_BAD_REQUEST'];

test('whatever a reveal is refused for, the form says why and what to do', async () => {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const codes = [...refusedWith];
  await context.routeWebSocket(/\/ws$/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((sent) => {
      const { type, id } = JSON.parse(String(sent)) as { type: string; id: string };
      if (type !== 'reveal') server.send(sent);
      else
        socket.send(
          JSON.stringify({ type: 'error', id, code: codes.shift() ?? 'ERR_TRY_AGAIN', message: '' }),
        );
    });
  });
  const agent = await stage.agentIn(context);
  await agent.page.clock.install();
  await held(stage, agent);
  const says = async (code: ErrorCode) => {
    await agent.form('Card payment').getByRole('button', { name: 'Show answers once' }).click();
    const { why, next } = refusals[code];
    await agent.form('Card payment').getByRole('alert').getByText(`${why} ${next}`).waitFor();
  };
  for (const code of refusedWith) await says(code);
  // What passes is tried again for 60 s.
  const waiting = says('ERR_TIMEOUT');
  await agent.button('Getting them …').waitFor();
  await agent.page.clock.runFor(61_000);
  await waiting;
  expect(await agent.answers.count()).toBe(0);
});
