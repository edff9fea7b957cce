import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { expectForgotten } from './forgotten.ts';
import { useStageAt } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

/** Cross-site.test.ts has the frame on another site. */
const stage = useStageAt({ shop: 'https://www.shop.test', site: 'https://forms.shop.test' });
const cookie = '__Host-sealform.conversation';

/** What Safari does to a frame of another origin when it is quit. */
async function quit({ page, frame }: VisitorPage): Promise<void> {
  await frame.evaluate(() => {
    localStorage.clear();
    sessionStorage.clear();
  });
  await page.close();
}

test('a chat of the page’s own site is found again by a browser that has lost the frame’s storage, until it is removed', async () => {
  const visitor = await stage.visitor();
  const context = visitor.page.context();
  await visitor.frame.getByText(visitor.texts.comeBack.later).waitFor();
  await visitor.say('Hello');
  await visitor.conversationId();
  await quit(visitor);
  const next = await VisitorPage.open(await context.newPage(), stage.shopUrl);
  await next.hears('Hello');
  await next.say('I am back');
  await next.message('I am back').getByText(next.texts.sent).waitFor();
  await next.button('More').click();
  await next.button('End this chat').click();
  await next.button('End chat').click();
  await next.button(next.texts.startOver).click();
  await expectForgotten(next);
});

verifies('P17', 'only our host can read or set its cookie, and no other site is sent it', async () => {
  const visitor = await stage.visitor();
  const { page, frame } = visitor;
  await visitor.say('Hello');
  await visitor.conversationId();
  const cookies = await page.context().cookies();
  expect(cookies).toMatchObject([
    { name: cookie, domain: 'forms.shop.test', path: '/', secure: true, sameSite: 'Strict' },
  ]);
  expect(await page.evaluate(() => document.cookie)).toBe('');
  await frame.evaluate(() => localStorage.clear());
  await page.context().clearCookies();
  await page.evaluate((name) => {
    const planted = { conversationId: crypto.randomUUID(), credential: 'x'.repeat(43), readSeq: 0 };
    const value = encodeURIComponent(JSON.stringify(planted));
    for (const host of ['shop.test', 'forms.shop.test'])
      document.cookie = `${name}=${value}; Domain=${host}; Path=/; Secure`;
  }, cookie);
  expect(await page.context().cookies()).toEqual([]);
  // Firefox says that it refuses them.
  stage.forgive(page);
});
