import { expect, test } from 'vitest';
import { en } from '../../../web/widget/form/messages/en.ts';
import { en as chat } from '../../../web/widget/messages/en.ts';
import { AgentPage } from '../people/agent-page.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();
const { problems } = en;

test('what is wrong with a form is said until it is mended, and not a key longer', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'payment-card');
  const form = await visitor.openForm('Card payment');
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  const summary = form.getByRole('alert');
  const invalid = () => form.locator('[aria-invalid="true"]').count();

  await field('Card number').pressSequentially('4242');
  expect([await summary.count(), await invalid()]).toEqual([0, 0]);
  await visitor.button('Send securely').click();
  await expect.poll(() => summary.textContent()).toBe(problems.some(5));
  expect(await invalid()).toBe(5);

  await field('Card number').pressSequentially('424242424241');
  await expect.poll(() => summary.textContent()).toBe(problems.some(5));
  await field('Card number').press('Backspace');
  await field('Card number').press('2');
  await expect.poll(() => summary.textContent()).toBe(problems.some(4));
  await field('Expiry date').pressSequentially('1131');
  await field('Name on the card').pressSequentially('Al');
  await field('Security code').pressSequentially('12');
  await expect.poll(() => summary.textContent()).toBe(problems.some(2));
  await field('Security code').press('3');
  await expect.poll(() => summary.textContent()).toBe(problems.some(1));
  await form.getByRole('checkbox').check();
  await expect.poll(() => summary.count()).toBe(0);
  expect(await invalid()).toBe(0);
  await expect.poll(() => form.getByText(problems.consent).count()).toBe(0);
  await form.getByRole('checkbox').uncheck();
  await expect.poll(() => summary.textContent()).toBe(problems.some(1));
  expect(await invalid()).toBe(1);
});

test('a problem in a text of several lines goes while it is typed', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'secure-note');
  const form = await visitor.openForm('Private note');
  await form.getByRole('checkbox').check();
  await visitor.button('Send securely').click();
  await expect.poll(() => form.getByRole('alert').textContent()).toBe(problems.some(1));
  await form.getByRole('textbox').pressSequentially('x');
  await expect.poll(() => form.getByRole('alert').count()).toBe(0);
});

test('an id that an agent or an overseer mistyped is called wrong until it is right, and no longer', async () => {
  const visitor = stage.visitorProgram();
  const [agent, { conversationId }] = await Promise.all([stage.agent(), visitor.client.start()]);
  await agent.take(conversationId);
  await agent.handOverTo('6f1c1f6e');
  const colleague = agent.page.getByRole('combobox');
  await colleague.and(agent.page.locator('[aria-invalid="true"]')).waitFor();
  await colleague.fill('6f1c1f6e-0000-4000-8000-00000000000');
  expect(await colleague.getAttribute('aria-invalid')).toBe('true');
  await colleague.fill('6f1c1f6e-0000-4000-8000-000000000000');
  await expect.poll(() => colleague.getAttribute('aria-invalid')).toBe('false');
  expect(await agent.page.getByText(/That is not an id/).count()).toBe(0);
  await colleague.fill('6f1c');
  expect(await colleague.getAttribute('aria-invalid')).toBe('false');

  const sofia = new AgentPage(await (await stage.context()).newPage());
  await sofia.page.goto(`${stage.siteUrl}/console/index.html`);
  await sofia.button('Sign in').click();
  await sofia.authenticate(stage.runtime, 'sofia');
  const id = sofia.page.getByLabel('Id of a chat or an agent');
  await id.fill('chat');
  await sofia.button('Look at this chat').click();
  await id.and(sofia.page.locator('[aria-invalid="true"]')).waitFor();
  await id.fill(conversationId);
  await expect.poll(() => id.getAttribute('aria-invalid')).toBe('false');
  expect(await sofia.page.getByText(/^An id looks like/).count()).toBe(0);
});

test('a message that is too long is said to be so until it is shorter', async () => {
  const visitor = await stage.visitor();
  const message = visitor.frame.locator('textarea');
  await message.fill('x'.repeat(4001));
  await visitor.frame.getByRole('alert').waitFor();
  expect(await message.getAttribute('aria-invalid')).toBe('true');
  expect(await message.getAttribute('aria-describedby')).toBe('too-long');
  await message.press('Backspace');
  await expect.poll(() => visitor.frame.getByRole('alert').count()).toBe(0);
  expect(await message.getAttribute('aria-invalid')).toBeNull();
});

test('a long message with a number in it is not sent without the number, and nothing is called long once it is gone', async () => {
  const { visitor } = await met(stage);
  const number = '4242 4242 4242 4242 ';
  await visitor.draft.fill(number + 'x'.repeat(4_100));
  const tooLong = visitor.frame.getByRole('alert').getByText(chat.tooLong('4,000'));
  await tooLong.waitFor();
  await visitor.button(chat.guard.hide).click();
  expect([await tooLong.count(), (await visitor.draft.inputValue()).length]).toEqual([1, 4_120]);
  await visitor.button(chat.guard.ask).click();
  await visitor.hears(chat.guard.request.cardNumber);
  expect([await visitor.draft.inputValue(), await tooLong.count()]).toEqual(['', 0]);
});
