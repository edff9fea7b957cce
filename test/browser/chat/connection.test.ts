import { expect, test } from 'vitest';
import { expectGoodScreen } from '../look/axe.ts';
import { DeskPage } from '../people/desk.ts';
import { Line } from '../stage/line.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const offline = 'You’re offline. We’ll reconnect as soon as the network is back.';
const unreachable = 'The server can’t be reached. We’ll keep trying.';

test('a console without a network says that it is offline, and connects when it is asked to try', async () => {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const line = await Line.of(context);
  const agent = await stage.agentIn(context);
  await agent.page.clock.install();
  await context.setOffline(true);
  await line.cut();
  await agent.page.getByText(offline).waitFor();
  expect(await agent.everyText()).not.toMatch(/Nobody/);
  await expectGoodScreen('offline', agent.page);
  // Longer than the four attempts after which the console once said that the account may not be allowed.
  await expect.poll(() => line.tried, { timeout: 20_000 }).toBeGreaterThan(4);
  expect(await agent.everyText()).not.toMatch(/allowed|No access/);
  await context.setOffline(false);
  await agent.page.getByText(unreachable).waitFor();
  expect(await agent.everyText()).not.toMatch(/allowed|No access/);
  // From here on nothing tries by itself.
  await agent.page.clock.pauseAt((await agent.page.evaluate(() => Date.now())) + 1_000);
  line.mend();
  await agent.button('Try now').click();
  await agent.page.getByText('Connected', { exact: true }).waitFor();
  expect(await agent.trouble.count()).toBe(0);
});

test('the frame in an agent’s desktop says the same, with the same way to try again', async () => {
  const visitor = stage.visitorProgram();
  const { conversationId } = await visitor.client.start();
  let line: Line | undefined;
  const desk = await DeskPage.open(stage, conversationId, async (context) => {
    line = await Line.of(context);
  });
  await desk.signIn();
  await desk.page.context().setOffline(true);
  await line?.cut();
  await desk.says(offline);
  await desk.button('Try now').waitFor();
  await desk.page.context().setOffline(false);
  line?.mend();
  await desk.says('Signed in as ana');
});
