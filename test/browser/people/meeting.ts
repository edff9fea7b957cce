import type { Page } from 'playwright-core';
import type { KeyStore } from '../../../client/index.ts';
import type { BrowserStage } from '../stage/stage.ts';
import type { Messages } from '../../../web/widget/messages/en.ts';
import { VisitorPage } from './visitor-page.ts';

/** A visitor in a browser who has written, and an agent without a screen who has accepted. */
export async function met(
  stage: BrowserStage,
  {
    page,
    texts,
    keyStore,
  }: { readonly page?: Page; readonly texts?: Messages; readonly keyStore?: KeyStore } = {},
) {
  const arriving = page ? VisitorPage.open(page, stage.shopUrl, texts) : stage.visitor();
  const [visitor, agent] = await Promise.all([arriving, stage.agentProgram('ana', keyStore)]);
  await visitor.say('Hello');
  const conversationId = await visitor.conversationId();
  await agent.client.accept(conversationId);
  const { waiting } = visitor.texts.status;
  await visitor.frame.locator('.status').filter({ hasNotText: waiting }).waitFor();
  return { visitor, agent, conversationId };
}
