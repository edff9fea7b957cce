import type { BrowserContextOptions } from 'playwright-core';
import { expect, test } from 'vitest';
import { Id } from '../../../core/protocol/values.ts';
import { verifies } from '../../promises.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { AgentPage } from '../people/agent-page.ts';
import { expectGoodScreen } from '../look/axe.ts';
import { pressOn, tabLeaves, tabTo } from '../people/by-keyboard.ts';
import { cannot } from '../browsers/cannot.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** A chat with a message whose card number was masked, and a form whose answers are held. */
async function answered() {
  const [visitor, agent] = [stage.visitorProgram(), await stage.agentProgram()];
  const { conversationId } = await visitor.client.start();
  await agent.client.accept(conversationId);
  await visitor.client.send('My card is 4111 1111 1111 1111.');
  const requestId = await agent.client.requestForm(conversationId, 'payment-card');
  await visitor.offer(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await agent.answers.first((answer) => answer.requestId === requestId);
  await deliveries.get('cvv');
  return { visitor, agent, conversationId, requestId };
}

/** Somebody who oversees, signed in. */
async function overseer(username: 'sofia' | 'otto', options: BrowserContextOptions = {}): Promise<AgentPage> {
  const context = await stage.context({ viewport: { width: 1280, height: 800 }, ...options });
  const page = new AgentPage(await context.newPage());
  await page.page.goto(`${stage.siteUrl}/console/index.html`);
  await page.button('Sign in').click();
  await page.authenticate(stage.runtime, username);
  await page.page.getByRole('heading', { name: 'Oversight' }).waitFor();
  return page;
}

async function look(page: AgentPage, conversationId: string): Promise<void> {
  await page.page.getByLabel('Id of a chat or an agent').fill(conversationId);
  await page.button('Look at this chat').click();
}

/** What only an agent can do. */
const acts = /^(Show answers once|Send|Send to the visitor|Hand over|End|Copy)/;

verifies(
  'P9',
  'a supervisor sees how a chat goes and its masks, and can neither see an answer nor take part',
  async () => {
    const { conversationId, requestId, agent } = await answered();
    const sofia = await overseer('sofia');
    await look(sofia, conversationId);
    await sofia.hears('My card is •••• 1111.');
    await sofia.status('Card payment', 'The answers are held. Nobody has confirmed seeing them.');
    await sofia.form('Card payment').getByText('•••• 8431').waitFor();
    await sofia.page.getByText('with ana').waitFor();
    expect(await sofia.button(acts).count()).toBe(0);
    expect(await sofia.page.getByRole('textbox').count()).toBe(1);
    expect(await sofia.button('Read the trail').count()).toBe(0);
    const { answers } = await agent.client.reveal(conversationId, requestId);
    expect(answers.expose()).toMatchObject({ cardNumber: cardAnswers.cardNumber });
    await sofia.button('Look again').click();
    await sofia.status('Card payment', /held|Viewed/);
    const text = await sofia.everyText();
    for (const value of Object.values(cardAnswers)) expect(text).not.toContain(value);
    await expectGoodScreen('a chat under oversight', sofia.page);
  },
);

verifies(
  'P7',
  'an auditor reads who did what, the look of the supervisor and the own one included',
  async () => {
    const { conversationId, requestId, agent } = await answered();
    const { confirm } = await agent.client.reveal(conversationId, requestId);
    await confirm();
    const sofia = await overseer('sofia');
    await look(sofia, conversationId);
    await sofia.status('Card payment', /^Viewed by ana/);
    const otto = await overseer('otto');
    await look(otto, conversationId);
    await otto.button('Read the trail').click();
    const rows = otto.page.getByRole('row');
    await rows.filter({ hasText: 'reveal' }).first().waitFor();
    expect(await rows.filter({ hasText: 'observe' }).count()).toBeGreaterThanOrEqual(2);
    expect(await otto.button(acts).count()).toBe(0);
    const text = await otto.everyText();
    for (const value of Object.values(cardAnswers)) expect(text).not.toContain(value);
    await expectGoodScreen('the trail', otto.page);
  },
);

test('who oversees lists who waits, and is told what is wrong with an id and why a look is refused', async () => {
  const visitor = stage.visitorProgram();
  const { conversationId } = await visitor.client.start();
  const sofia = await overseer('sofia');
  await expectGoodScreen('oversight', sofia.page);
  await look(sofia, '20-1184');
  await sofia.page.getByText('An id looks like 6f1c1f6e-0000-4000-8000-000000000000.').waitFor();
  await look(sofia, Id.parse(crypto.randomUUID()));
  await sofia.page.getByRole('alert').getByText('The attempt was noted.').waitFor();
  await expectGoodScreen('a refusal', sofia.page);
  await sofia.page.getByLabel('Id of a chat or an agent').fill('');
  await sofia.button('List chats').click();
  await sofia.button(new RegExp(`Visitor ${conversationId.slice(0, 4)}`, 'i')).click();
  await sofia.page.getByText('Waiting', { exact: true }).waitFor();
});

test.each([
  {
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    at: /^\d{1,2} \w{3,4} \d{4}, \d{2}:\d{2}:\d{2} GMT\+[12]$/,
  },
  {
    locale: 'en-US',
    timezoneId: 'America/New_York',
    at: /^\w{3} \d{1,2}, \d{4}, \d{1,2}:\d{2}:\d{2}\s[AP]M GMT-[45]$/,
  },
  { locale: 'de-DE', timezoneId: 'Asia/Kolkata', at: /^\d{1,2} \w{3,4} \d{4}, \d{2}:\d{2}:\d{2} GMT\+5:30$/ },
])(
  'the trail in a browser of $locale in $timezoneId has times of that country, with their distance from UTC',
  async ({ at, ...where }) => {
    const { conversationId } = await answered();
    const otto = await overseer('otto', where);
    await look(otto, conversationId);
    await otto.button('Read the trail').click();
    const time = otto.page.getByRole('row').nth(1).locator('time');
    await time.waitFor();
    expect(await time.textContent()).toMatch(at);
    const recorded = await time.getAttribute('datetime');
    expect(Math.abs(Date.parse(recorded ?? '') - stage.runtime.clock.now())).toBeLessThan(10 * 60_000);
  },
);

test('who oversees gets everywhere without a mouse', async () => {
  cannot('firefox', tabLeaves);
  const { conversationId } = await answered();
  const { page } = await overseer('otto');
  await tabTo(page, page.getByLabel('Id of a chat or an agent'));
  await page.keyboard.type(conversationId);
  await pressOn(page, page.getByRole('button', { name: 'Look at this chat' }));
  await tabTo(page, page.getByRole('log'));
});
