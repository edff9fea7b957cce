import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';

/** A visitor in a browser who has written, and an agent without a screen who has accepted. */
export async function met(stage: BrowserStage, { page }: { readonly page?: Page } = {}) {
  const arriving = page ? VisitorPage.open(page, stage.shopUrl) : stage.visitor();
  const [visitor, agent] = await Promise.all([arriving, stage.agentProgram()]);
  await visitor.say('Hello');
  const conversationId = await conversationOf(visitor);
  await agent.client.accept(conversationId);
  await visitor.hears(/has joined the chat/);
  return { visitor, agent, conversationId };
}

/** What the frame keeps of its conversation, once it has begun. */
export async function conversationOf(visitor: VisitorPage): Promise<string> {
  const read = () => visitor.frame.evaluate(() => localStorage.getItem('sealform.conversation'));
  await expect.poll(read, { timeout: 20_000 }).not.toBeNull();
  const { conversationId } = JSON.parse((await read()) ?? '') as { conversationId: string };
  return conversationId;
}
