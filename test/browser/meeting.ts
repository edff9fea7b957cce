import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { BrowserStage } from './stage.ts';
import { VisitorPage } from './visitor-page.ts';

/** A visitor in a browser who has written, and an agent without a screen who has accepted. */
export async function met(stage: BrowserStage, { page }: { readonly page?: Page } = {}) {
  const arriving = page ? VisitorPage.open(page, stage.shopUrl) : stage.visitor();
  const [visitor, agent] = await Promise.all([arriving, stage.agentProgram()]);
  await visitor.say('Hello');
  const conversationId = await waiting(stage);
  await agent.client.accept(conversationId);
  await visitor.hears(/has joined the chat/);
  return { visitor, agent, conversationId };
}

/** The conversation that somebody has just begun. */
async function waiting({ runtime }: BrowserStage): Promise<string> {
  const find = async () => {
    const items = await runtime.database.scan('Conversations');
    const id = items.find(({ state }) => state === 'waiting')?.['conversationId'];
    return typeof id === 'string' ? id : '';
  };
  await expect.poll(find, { timeout: 10_000 }).not.toBe('');
  return find();
}
