import { test } from 'vitest';
import { cardAnswers, consent } from '../scenario/stage.ts';
import { expectGoodScreen } from './axe.ts';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

// Known, and open with the screens: landmarks and roles of the console's lists.
test.skip('axe finds nothing before the sign-in, nor in an empty workspace and what opens in it', async () => {
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`${stage.siteUrl}/console/index.html`);
  await page.getByRole('button', { name: 'Sign in' }).waitFor();
  await expectGoodScreen('sign-in', page);
  const agent = await stage.agent();
  await expectGoodScreen('empty workspace', agent.page);
  await agent.button('Keyboard shortcuts').click();
  await expectGoodScreen('keyboard shortcuts', agent.page);
  await agent.button('Close').click();
  await agent.page.getByRole('button', { name: /ana/i }).click();
  await expectGoodScreen('account', agent.page);
});

// Known, and open with the screens: as above.
test.skip('axe finds nothing on the way of a form, from its preview to its end', async () => {
  const visitor = stage.visitorProgram();
  const [agent] = await Promise.all([stage.agent(), visitor.client.start()]);
  await agent.inList('Waiting', visitor.client.conversationId).waitFor();
  await expectGoodScreen('somebody waits', agent.page);
  await agent.take(visitor.client.conversationId);
  await visitor.client.send('Hello, I would like to pay my order 20-1184.');
  await agent.hears('Hello, I would like to pay my order 20-1184.');
  await agent.say('With pleasure.');
  await visitor.entries.first((entry) => entry.type === 'messageSent' && entry.from === 'agent');
  await expectGoodScreen('chat', agent.page);
  await agent.draft.fill('Please tell me your card number');
  await agent.draft.press('Enter');
  await agent.button('Change the message').waitFor();
  await expectGoodScreen('coach', agent.page);
  await agent.button('Change the message').click();
  await agent.draft.fill('/');
  await agent.page.getByRole('option').first().waitFor();
  await expectGoodScreen('canned replies', agent.page);
  await agent.draft.fill('');
  await agent.button(/^Card payment/).click();
  await agent.button('Send to the visitor').waitFor();
  await expectGoodScreen('preview', agent.page);
  await agent.button('Send to the visitor').click();
  const { requestId } = await visitor.entry('formRequested');
  await expectGoodScreen('form sent', agent.page);
  await visitor.offer(requestId);
  await visitor.client.openForm(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
  await agent.status('Card payment', 'The answers are here. They are shown once.');
  await expectGoodScreen('answers held', agent.page);
  await agent.reveal('Card payment');
  await expectGoodScreen('answers shown', agent.page);
  await agent.button('Hand over').click();
  await expectGoodScreen('hand-over', agent.page);
  await agent.button('Cancel').click();
  await agent.button('End').click();
  await expectGoodScreen('end', agent.page);
  await agent.button('End chat').click();
  await visitor.entry('ended');
  await expectGoodScreen('ended chat', agent.page);
}, 180_000);
