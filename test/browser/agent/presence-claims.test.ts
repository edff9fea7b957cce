import { expect, test } from 'vitest';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

test('a customer is told who took the chat, and never that somebody is there', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const { texts } = visitor;
  const status = () => visitor.frame.locator('.status').innerText();
  expect(await status()).toBe(texts.present('ana'));
  agent.client.close();
  expect(await status()).toBe('Chat with ana');
  expect(await visitor.frame.locator('header .here, header [class*="online"]').count()).toBe(0);
  const again = await stage.agentProgram('ana');
  await again.client.handOver(conversationId);
  await expect.poll(status).toBe('Waiting for someone to join');
  await visitor.hears(texts.left);
  const shown = await visitor.frame.locator('body').innerText();
  expect(shown).not.toMatch(/shortly|is here|will be with you|right away|minute/i);
});
