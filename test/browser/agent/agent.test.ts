import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import type { AgentPage } from '../people/agent-page.ts';
import { cannot } from '../browsers/cannot.ts';
import { held } from '../people/held.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

async function meeting() {
  const visitor = stage.visitorProgram();
  const [agent] = await Promise.all([stage.agent(), visitor.client.start()]);
  await agent.take(visitor.client.conversationId);
  return { agent, visitor };
}

/** The `user-select` in effect. Firefox computes `auto` where the value comes from an element around. */
function userSelectOf(shown: Element): string {
  for (let each: Element | null = shown; each; each = each.parentElement) {
    const { userSelect } = getComputedStyle(each);
    if (userSelect !== 'auto') return userSelect;
  }
  return 'auto';
}

/** What is shown can be neither selected nor copied. */
async function expectProtected({ answers }: AgentPage): Promise<void> {
  const answer = answers.locator('dd').first();
  expect(await answer.evaluate(userSelectOf)).toBe('none');
  const isCopied = await answer.evaluate((shown) =>
    shown.dispatchEvent(new ClipboardEvent('copy', { bubbles: true, cancelable: true, composed: true })),
  );
  expect(isCopied).toBe(false);
}

verifies('P4', 'the console shows the answers side by side, once, and what remains is a mask', async () => {
  const { agent, visitor } = await meeting();
  await agent.sendForm('Card payment');
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  await visitor.client.openForm(requestId);
  await agent.status('Card payment', 'The visitor has opened it.');
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  expect(await deliveries.get('cvv')).toBe('delivered');
  await agent.reveal('Card payment');
  await expect
    .poll(() => agent.shown())
    .toEqual({
      'Card number': '3714 496353 98431',
      'Expiry date': '11/31',
      'Name on the card': cardAnswers.cardholderName,
      'Security code': cardAnswers.cvv,
    });
  await expectProtected(agent);
  await visitor.entry('viewed', requestId);
  await agent.button('I am done: remove them now').click();
  await agent.answers.waitFor({ state: 'detached' });
  await agent.status('Card payment', /viewed .* destroyed\.$/i);
  expect(await agent.button('Show answers once').count()).toBe(0);
});

test('answers that are shown are not printed', async () => {
  cannot('firefox', 'its driver shows no page as it is printed');
  const agent = await stage.agent();
  await held(stage, agent);
  await agent.reveal('Card payment');
  const answer = agent.answers.locator('dd').first();
  await agent.page.emulateMedia({ media: 'print' });
  expect(await answer.isVisible()).toBe(false);
  await agent.page.emulateMedia({ media: null });
  expect(await answer.isVisible()).toBe(true);
});

test('an agent writes, is written to, and sees that the visitor ended', async () => {
  const { agent, visitor } = await meeting();
  await visitor.client.send('Hello from the visitor');
  await agent.hears('Hello from the visitor');
  await agent.say('Hello from the agent');
  const entry = await visitor.entries.first((each) => each.type === 'messageSent' && each.from === 'agent');
  expect(entry).toMatchObject({ text: 'Hello from the agent' });
  await visitor.client.end();
  await agent.hears('The visitor ended the chat');
});
