import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/**
 * More comes below, and before the page has laid it out, it hears of a scroll of before. A browser tells of scrolls late:
 * WebKit so late that much may have come.
 *
 * @param by how far the reader scrolls just before, CSS pixels
 * @returns how far it is to the end then, and how far it was scrolled meanwhile
 */
function growsLate(log: Locator, by: number): Promise<{ toEnd: number; moved: number }> {
  return log.evaluate(async (scroller, by) => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const last = [...scroller.querySelectorAll<HTMLElement>('li')].at(-1);
    if (!last) throw new Error('nothing has been said');
    await drawn();
    scroller.scrollBy(0, by);
    const before = scroller.scrollTop;
    last.style.paddingBottom = `${last.offsetHeight + 300}px`;
    scroller.dispatchEvent(new Event('scroll'));
    await drawn();
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    return { toEnd: scrollHeight - scrollTop - clientHeight, moved: scrollTop - before };
  }, by);
}

test('in the chat and in the console, who is at the end stays there, however late the browser tells of a scroll; who reads further up stays there', async () => {
  const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
  await visitor.say('Line\n'.repeat(60) + 'end');
  await visitor.hears('end');
  await agent.take();
  await agent.hears('end');
  for (const log of [visitor.messages, agent.messages]) {
    expect((await growsLate(log, 0)).toEnd).toBeLessThan(1);
    const read = await growsLate(log, -200);
    expect(read).toMatchObject({ moved: 0 });
    expect(read.toEnd).toBeGreaterThan(400);
    await log.evaluate((scroller) => scroller.scrollTo(0, scroller.scrollHeight));
    expect((await growsLate(log, 0)).toEnd).toBeLessThan(1);
  }
});

test('in the chat and in the console, a text that grows where it is written covers no message', async () => {
  const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
  await visitor.say('Line\n'.repeat(60) + 'end');
  await visitor.hears('end');
  await agent.take();
  await agent.hears('end');
  for (const { draft, messages, page } of [visitor, agent]) {
    const oneLine = (await draft.boundingBox())?.height ?? 0;
    await draft.fill('One\nTwo\nThree\nFour\nFive\nSix');
    await draft.press('Control+End');
    await draft.press('!');
    const sixLines = (await draft.boundingBox())?.height ?? 0;
    expect(sixLines).toBeGreaterThan(oneLine + 80);
    expect(await growsLate(messages, 0)).toMatchObject({ toEnd: 0 });
    await draft.fill('');
    expect((await draft.boundingBox())?.height).toBe(oneLine);
    await draft.fill('A line that takes two in a narrow window.');
    await page.setViewportSize({ width: 300, height: 640 });
    const isAllSeen = () => draft.evaluate((field) => field.scrollHeight <= field.clientHeight + 1);
    await expect.poll(isAllSeen).toBe(true);
  }
});
