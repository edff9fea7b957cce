import type { Frame } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { DeskPage } from '../people/desk.ts';
import { met } from '../people/meeting.ts';
import { useDroppableStage } from '../stage/stage.ts';

const stage = useDroppableStage();

/** How long a page may take to find that its socket is dead, ms; opening a new one is real time. */
const foundWithinMs = 3_000;

/** Events of a page when its network or its window comes back. */
const returns: Record<string, (frame: Frame) => Promise<unknown>> = {
  online: (frame) => frame.evaluate(() => dispatchEvent(new Event('online'))),
  offline: (frame) => frame.evaluate(() => dispatchEvent(new Event('offline'))),
  focus: (frame) => frame.evaluate(() => dispatchEvent(new Event('focus'))),
  pageshow: (frame) => frame.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow'))),
  visibilitychange: (frame) => frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange'))),
};

/** Actions of a person who uses the page. */
const usage: Record<string, (frame: Frame) => Promise<unknown>> = {
  'a key': (frame) => frame.page().keyboard.press('Shift'),
  'the mouse': (frame) => frame.page().mouse.move(640, 400),
};

describe('on a socket that went dead without a word', () => {
  test('the visitor has what the agent said within seconds of any sign of life', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    await visitor.page.clock.install();
    await visitor.draft.focus();
    const signs = [
      ...Object.entries(returns).map(([name, act]) => [name, () => act(visitor.frame)] as const),
      ['a key', () => visitor.draft.press('Shift')] as const,
      ['a touch', () => visitor.messages.click()] as const,
    ];
    for (const [name, act] of signs) {
      // Nobody has used the page for a while.
      await visitor.page.clock.runFor(10_000);
      stage.network.drop();
      await agent.client.send(conversationId, `Before ${name}`);
      await act();
      await visitor.page.clock.runFor(foundWithinMs);
      await visitor.hears(`Before ${name}`);
    }
    expect(await visitor.said()).toEqual(['Hello', ...signs.map(([name]) => `Before ${name}`)]);
  });

  test('the visitor has it also when the chat is opened again on the shop’s page', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    await visitor.page.clock.install();
    await visitor.page.locator('sealform-chat').evaluate((chat) => chat.removeAttribute('open'));
    stage.network.drop();
    await agent.client.send(conversationId, 'While it was closed');
    await visitor.openChat();
    await visitor.page.clock.runFor(foundWithinMs);
    await visitor.hears('While it was closed');
  });

  test('the visitor has it within a minute and seconds without any', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    await visitor.page.clock.install();
    // From this word on the silence is counted by the page's clock.
    await agent.client.send(conversationId, 'One moment');
    await visitor.hears('One moment');
    stage.network.drop();
    await agent.client.send(conversationId, 'Nobody touches anything');
    await visitor.page.clock.runFor(60_000 + foundWithinMs);
    await visitor.hears('Nobody touches anything');
  });

  test('the agent’s console has what the visitor said within seconds', async () => {
    const [agent, visitor] = [await stage.agent(), stage.visitorProgram()];
    await visitor.client.start();
    await agent.take(visitor.client.conversationId);
    await agent.page.clock.install();
    for (const [name, act] of Object.entries({ ...returns, ...usage })) {
      await agent.page.clock.runFor(10_000);
      stage.network.drop();
      await visitor.client.send(`Before ${name}`);
      await act(agent.page.mainFrame());
      await agent.page.clock.runFor(foundWithinMs);
      await agent.messages.getByText(`Before ${name}`).waitFor();
    }
  });

  test('the frame in an agent desktop sees that the chat was ended within seconds', async () => {
    const visitor = stage.visitorProgram();
    const { conversationId } = await visitor.client.start();
    const desk = await DeskPage.open(stage, conversationId);
    await desk.signIn();
    await desk.button('Take this chat').click();
    await desk.button(/^Card payment/).waitFor();
    await desk.page.clock.install();
    stage.network.drop();
    await visitor.client.end();
    await returns['focus']?.(desk.frame);
    await desk.page.clock.runFor(foundWithinMs);
    await desk.says('This chat has ended.');
  });
});

describe('without a network', () => {
  test('the visitor is told at once, and has what was said as soon as it is back', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    const { page, frame, texts } = visitor;
    await page.clock.install();
    stage.network.goDown();
    await page.context().setOffline(true);
    await frame.getByText(texts.offline).waitFor();
    await page.clock.runFor(5 * 60_000);
    await visitor.say('Are you there?');
    await agent.client.send(conversationId, 'Here I am');
    stage.network.comeUp();
    await page.context().setOffline(false);
    await visitor.hears('Here I am');
    await visitor.hears('Are you there?');
    await frame.getByText(texts.offline).waitFor({ state: 'detached' });
  });

  test('a browser that is wrong about being offline is believed for five seconds', async () => {
    const { visitor } = await met(stage);
    const { page, frame, texts } = visitor;
    await page.clock.install();
    await frame.evaluate(() => {
      Object.defineProperty(navigator, 'onLine', { get: () => false });
      dispatchEvent(new Event('offline'));
    });
    await frame.getByText(texts.offline).waitFor();
    await page.clock.runFor(5_000);
    await frame.getByText(texts.offline).waitFor({ state: 'detached' });
    await visitor.say('Still here');
    await visitor.message('Still here').getByText(texts.sent, { exact: true }).waitFor();
  });

  test('"Try now" dials at once when the next attempt is far away', async () => {
    const { visitor, agent, conversationId } = await met(stage);
    const { page, texts } = visitor;
    await page.clock.install();
    stage.network.goDown();
    await returns['online']?.(visitor.frame);
    await page.clock.runFor(2 * foundWithinMs);
    await visitor.frame.getByText(texts.reconnecting).waitFor();
    await page.clock.runFor(5 * 60_000);
    await agent.client.send(conversationId, 'Here I am');
    stage.network.comeUp();
    await visitor.button(texts.tryNow).evaluate((button: HTMLElement) => button.click());
    await page.clock.runFor(foundWithinMs);
    await visitor.hears('Here I am');
    await visitor.button(texts.tryNow).waitFor({ state: 'detached' });
  });
});
