import { expect, test } from 'vitest';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

test('a page of ours that is larger than its window fails its test; what a brand’s page does with its own does not', async () => {
  const visitor = await stage.visitor();
  await visitor.page.evaluate(() => (document.body.style.height = '9000px'));
  await stage.leave();
  const { frame } = await stage.visitor();
  await frame.evaluate(() => {
    const heard = document.createElement('p');
    heard.className = 'only-heard';
    heard.style.top = '9000px';
    document.body.append(heard);
  });
  const said: unknown = expect.stringMatching(/^\/chat\/index\.html is \d+ px higher than its window$/);
  await expect(stage.leave()).rejects.toMatchObject({ actual: { tooLarge: [said] } });
});

test('a long chat, with what is only heard in it, leaves the frame as high as its window', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  for (const text of ['First', 'Second'])
    await agent.client.send(conversationId, `${'Line\n'.repeat(40)}${text}`);
  await visitor.hears('Second');
  const height = await visitor.frame.evaluate(() => {
    document.querySelector('.log li:last-child .only-heard')?.scrollIntoView();
    return document.documentElement.scrollTop;
  });
  expect(height).toBe(0);
});
