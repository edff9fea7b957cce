import { expect, test } from 'vitest';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

const override = '\u202e';
const hostile = {
  markup: '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>',
  long: 'w'.repeat(4000),
  reordered: `pay ${override}42.00 EUR`,
  unseen: `pass\u200bword\u2060s\ufeff`,
};

/** In the page: what must not have come of them. */
function damage(): { titles: string; images: number; wider: number; raw: boolean } {
  const texts: string[] = [];
  let images = 0;
  const visit = (node: Node): void => {
    if (node instanceof HTMLImageElement || (node instanceof HTMLScriptElement && !node.src)) images += 1;
    if (node.nodeType === Node.TEXT_NODE) texts.push(node.nodeValue ?? '');
    if (node instanceof Element && node.shadowRoot) visit(node.shadowRoot);
    node.childNodes.forEach(visit);
  };
  visit(document.body);
  const { scrollWidth, clientWidth } = document.documentElement;
  const raw = /[\u202e\u200b\u2060\ufeff]/.test(texts.join(''));
  return { titles: document.title, images, wider: scrollWidth - clientWidth, raw };
}

const none = { titles: expect.not.stringContaining('owned') as string, images: 0, wider: 0, raw: false };

test('an agent’s hostile messages are text in the visitor’s frame, and mislead nobody', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  for (const text of Object.values(hostile)) await agent.client.send(conversationId, text);
  await visitor.hears('<script>');
  await visitor.hears(/^pay \ufffd42\.00 EUR$/);
  await visitor.hears('passwords');
  await visitor.page.setViewportSize({ width: 320, height: 640 });
  expect(await visitor.frame.evaluate(damage)).toEqual(none);
});

test('a visitor’s hostile messages are text in the console, and mislead nobody', async () => {
  const visitor = stage.visitorProgram();
  const [agent] = await Promise.all([stage.agent(), visitor.client.start()]);
  await agent.take(visitor.client.conversationId);
  for (const text of Object.values(hostile)) await visitor.client.send(text);
  await agent.hears('<script>');
  await agent.hears('passwords');
  await agent.messages.getByText(/^pay .42\.00 EUR$/u).waitFor();
  await agent.page.setViewportSize({ width: 320, height: 640 });
  expect(await agent.page.evaluate(damage)).toEqual(none);
});
