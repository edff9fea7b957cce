import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { ar } from '../../../web/widget/messages/ar.ts';
import { setColorScheme } from './look.ts';
import { met } from '../people/meeting.ts';
import { speak } from './page-language.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';

const stage = useBrowserStage();

/** How clearly a field's placeholder stands out from the ground (WCAG 2.2, contrast ratio). */
function placeholderContrast(field: Locator): Promise<number> {
  return field.evaluate((input) => {
    const light = (colour: string) => {
      const parts = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map((part) => Number(part) / 255);
      const [red = 0, green = 0, blue = 0] = parts.map((part) =>
        part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05;
    };
    const { color, opacity } = getComputedStyle(input, '::placeholder');
    const grounds: string[] = [];
    for (let each: Element | null = input; each; each = each.parentElement)
      grounds.push(getComputedStyle(each).backgroundColor);
    const ground = grounds.find((each) => each !== 'rgba(0, 0, 0, 0)') ?? '';
    if (opacity !== '1') return 0;
    return Math.max(light(color), light(ground)) / Math.min(light(color), light(ground));
  });
}

test('what is to be written stands out in its field, light and dark, in the chat and in the console', async () => {
  const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
  await visitor.say('Hello');
  await agent.take();
  for (const { draft, page } of [visitor, agent]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await setColorScheme(page, colorScheme);
      expect(await placeholderContrast(draft)).toBeGreaterThan(4.5);
    }
  }
});

test('in Arabic the place to write begins on the right while it is empty, and then as what is written does', async () => {
  const context = await stage.context();
  await speak(context, 'ar');
  const { draft } = await VisitorPage.open(await context.newPage(), stage.shopUrl, ar);
  const begins = () => draft.evaluate((input) => getComputedStyle(input).direction);
  expect(await begins()).toBe('rtl');
  await draft.fill('order 20-1184');
  expect(await begins()).toBe('ltr');
  await draft.fill('مرحبا');
  expect(await begins()).toBe('rtl');
  await draft.fill('');
  expect(await begins()).toBe('rtl');
});

test('the page asks once for its configuration; of messages on end the last has the time, the visitor’s last says whether it was sent', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const asked = stage.watchOf(visitor.page).requests.filter((each) => each.includes('/config.json'));
  expect(asked).toHaveLength(1);
  await visitor.say('Are you there?');
  await visitor.message('Are you there?').getByText('Sent', { exact: true }).waitFor();
  for (const text of ['Yes', 'How can I help?']) await agent.client.send(conversationId, text);
  await visitor.hears('How can I help?');
  const told = () =>
    visitor.frame.locator('.message').evaluateAll((messages) =>
      messages.map((message) => {
        const said = message.querySelector('.bubble')?.textContent;
        const below = message.querySelector<HTMLElement>('.at')?.innerText.replaceAll(/\d+:\d+/g, 'time');
        return [said, below?.replaceAll(/\s+/g, ' ').trim()];
      }),
    );
  expect(await told()).toEqual([
    ['Hello', 'time'],
    ['Are you there?', 'time Sent'],
    ['Yes', undefined],
    ['How can I help?', 'time'],
  ]);
  await visitor.say('My lamp');
  await visitor.say('is broken');
  await visitor.message('is broken').getByText('Sent', { exact: true }).waitFor();
  expect(await told()).toEqual([
    ['Hello', 'time'],
    ['Are you there?', 'time'],
    ['Yes', undefined],
    ['How can I help?', 'time'],
    ['My lamp', undefined],
    ['is broken', 'time Sent'],
  ]);
});

test('what becomes of the answers is a group with its heading in its box', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'payment-card');
  const form = await visitor.openForm('Card payment');
  const box = await form.getByRole('group', { name: 'Your privacy' }).boundingBox();
  const heading = await form.getByRole('heading', { name: 'Your privacy' }).boundingBox();
  if (!box || !heading) throw new Error('not shown');
  expect(heading.y - box.y).toBeGreaterThan(12);
  expect(heading.x - box.x).toBeGreaterThan(12);
});
