import { expect, test } from 'vitest';
import { en } from '../../web/widget/form/messages/en.ts';
import { met } from './meeting.ts';
import { useBrowserStage } from './stage.ts';

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
