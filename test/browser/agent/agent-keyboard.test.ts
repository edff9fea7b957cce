import { expect, test } from 'vitest';
import { forms } from '../../../branding/forms.ts';
import type { VisitorProgram } from '../../../play/local/people.ts';
import { cardAnswers, consent } from '../../scenario/stage/stage.ts';
import { AgentPage } from '../people/agent-page.ts';
import { expectFocus, pressOn, tabLeaves } from '../people/by-keyboard.ts';
import { cannot } from '../browsers/cannot.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const title = 'Card payment';

/** A visitor in the queue. */
async function waiting(): Promise<VisitorProgram> {
  const visitor = stage.visitorProgram();
  await visitor.client.start();
  return visitor;
}

/** The visitor answers the form that was sent. */
async function answer(visitor: VisitorProgram): Promise<void> {
  const { requestId } = await visitor.entry('formRequested');
  await visitor.offer(requestId);
  const { deliveries } = await visitor.client.submitForm(requestId, { consent, answers: cardAnswers });
  await deliveries.get('cvv');
}

test('an agent with nothing but a keyboard signs in, does the whole job, and leaves', async () => {
  const visitor = await waiting();
  const { conversationId } = visitor.client;
  const context = await stage.context({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const agent = new AgentPage(page);
  const { keyboard } = page;
  await page.goto(`${stage.siteUrl}/console/index.html`);
  await pressOn(page, agent.button('Sign in'));
  await expectFocus(page.getByLabel('User name'));
  const ana = stage.runtime.signIn?.users.find(({ username }) => username === 'ana');
  for (const typed of ['ana', ana?.password ?? '', ana?.totp() ?? '']) {
    await keyboard.type(typed);
    await keyboard.press('Tab');
  }
  await keyboard.press('Enter');
  await pressOn(page, agent.inList('Waiting', conversationId));
  await expectFocus(agent.draft);

  await keyboard.type('/ahe');
  await page.getByRole('option', { name: '/ahead', selected: true }).waitFor();
  await keyboard.press('Backspace');
  await keyboard.press('Backspace');
  await keyboard.press('ArrowDown');
  await page.getByRole('option', { name: '/ahead', selected: true }).waitFor();
  await keyboard.press('Enter');
  await expectFocus(agent.draft);
  await keyboard.press('Enter');
  expect(await visitor.entry('messageSent')).toMatchObject({ text: /^Please go ahead/ });
  await keyboard.type("What's your card number?");
  await keyboard.press('Enter');
  await pressOn(page, agent.button('Change the message'), 'Shift+Tab');
  await expectFocus(agent.draft);

  await keyboard.press('Alt+f');
  await expectFocus(agent.button(new RegExp(`^${forms[0]?.title}`)));
  await pressOn(page, agent.button(new RegExp(`^${title}`)));
  await pressOn(page, agent.button('Send to the visitor'));
  await expectFocus(agent.button(new RegExp(`^${title}`)));
  await answer(visitor);
  await agent.status(title, 'The answers are here. They are shown once.');
  await keyboard.press('Alt+f');
  await expectFocus(agent.button('Show answers once'));
  await keyboard.press('Enter');
  await expectFocus(page.getByRole('heading', { name: 'Protected answers' }));
  await visitor.entry('viewed');
  await pressOn(page, agent.button('I am done: remove them now'));
  await agent.answers.waitFor({ state: 'detached' });
  await expectFocus(agent.form(title));

  await pressOn(page, agent.button('End'), 'Shift+Tab');
  await expectFocus(agent.button('Cancel'));
  await pressOn(page, agent.button('End chat'));
  await visitor.entry('ended');
  await expectFocus(agent.chat(conversationId));
  await pressOn(page, agent.button('Take off the list'));
  await expectFocus(agent.chats);

  await pressOn(page, agent.button(/^ana/i));
  await pressOn(page, agent.button('Sign out'));
  await expectFocus(page.getByRole('heading', { name: 'You are signed out' }));
});

test('what others do leaves the focus where an agent without a mouse can go on', async () => {
  cannot('firefox', tabLeaves);
  const [one, other] = [await waiting(), await waiting()];
  const agent = await stage.agent();
  const { page } = agent;
  await agent.inList('Waiting', other.client.conversationId).waitFor();
  for (const { client } of [one, other]) {
    await pressOn(page, agent.inList('Waiting', client.conversationId));
    await expectFocus(agent.chat(client.conversationId).getByLabel('Message', { exact: true }));
  }
  await page.keyboard.press('Alt+ArrowUp');
  await expectFocus(agent.chat(one.client.conversationId).getByLabel('Message', { exact: true }));
  await one.client.end();
  await expectFocus(agent.chat(one.client.conversationId));
  await page.keyboard.press('Alt+ArrowDown');
  await expectFocus(agent.chat(other.client.conversationId).getByLabel('Message', { exact: true }));
  await pressOn(page, agent.button('End'), 'Shift+Tab');
  await expectFocus(agent.button('Cancel'));
  await other.client.end();
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await expectFocus(agent.chat(other.client.conversationId));
});

test('the focus stays when answers have had their time, and goes to what says that the console is locked', async () => {
  const visitor = await waiting();
  const agent = await stage.agent();
  const { page } = agent;
  await page.clock.install();
  await agent.take(visitor.client.conversationId);
  await agent.sendForm(title);
  await answer(visitor);
  await agent.reveal(title);
  await expectFocus(page.getByRole('heading', { name: 'Protected answers' }));
  await page.clock.runFor(61_000);
  await agent.answers.waitFor({ state: 'detached' });
  await expectFocus(agent.form(title));
  await page.clock.runFor(15 * 60_000);
  await expectFocus(page.getByRole('heading', { name: 'Locked' }));
});

test('a dialog that was opened by a key is closed by one, and gives the focus back', async () => {
  const visitor = await waiting();
  const agent = await stage.agent();
  const { page } = agent;
  await pressOn(page, agent.inList('Waiting', visitor.client.conversationId));
  await expectFocus(agent.draft);
  await page.keyboard.press('Alt+h');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await page.keyboard.press('Escape');
  await expectFocus(agent.draft);
  await pressOn(page, agent.button('Hand over'), 'Shift+Tab');
  const dialog = page.getByRole('dialog', { name: 'Hand this chat over' });
  await expectFocus(dialog.getByRole('combobox'));
  await page.keyboard.type('not an id');
  await pressOn(page, dialog.getByRole('button', { name: 'Hand over' }));
  await expectFocus(dialog.getByRole('combobox', { description: /^That is not an id/ }));
  await page.keyboard.press('Escape');
  await expectFocus(agent.button('Hand over'));
  await agent.handOverTo(crypto.randomUUID());
  await pressOn(page, agent.button('Dismiss'));
  await agent.button('Dismiss').waitFor({ state: 'detached' });
  await expectFocus(page.getByRole('main'));
});

test('practice is begun and left without a mouse', async () => {
  const page = await (await stage.context()).newPage();
  const agent = new AgentPage(page);
  await page.goto(`${stage.siteUrl}/console/index.html`);
  await pressOn(page, agent.button('Practise with a made-up visitor'));
  await expectFocus(page.getByRole('main'));
  await page.keyboard.press('Alt+a');
  await expectFocus(agent.draft);
  await pressOn(page, agent.button(/^You/), 'Shift+Tab');
  await pressOn(page, agent.button('Leave practice'));
  await expectFocus(page.getByRole('heading', { name: 'Sign in to the console' }));
});
