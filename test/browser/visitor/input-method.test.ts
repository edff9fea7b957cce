import type { Locator } from 'playwright-core';
import { expect, test } from 'vitest';
import { en } from '../../../web/widget/messages/en.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

/** Presses a key that an input method takes for itself, as Safari tells of it. Returns whether the page left it alone. */
function pressInConversion(place: Locator, key: string, code = key, altKey = false): Promise<boolean> {
  return place.evaluate(
    (element, init) => {
      const event = new KeyboardEvent('keydown', {
        ...init,
        keyCode: 229,
        bubbles: true,
        cancelable: true,
        composed: true,
      });
      if (event.isComposing || event.keyCode !== 229) throw new Error('this is not what Safari says');
      return element.dispatchEvent(event);
    },
    { key, code, altKey },
  );
}

test('in the chat, the keys that end a conversion neither send the message nor close the chat', async () => {
  const { visitor, agent } = await met(stage);
  await visitor.draft.fill('東京');
  expect(await pressInConversion(visitor.draft, 'Enter')).toBe(true);
  expect(await pressInConversion(visitor.draft, 'Escape')).toBe(true);
  expect(await visitor.draft.inputValue()).toBe('東京');
  await visitor.draft.press('Enter');
  await agent.entries.first((entry) => entry.type === 'messageSent' && entry.text === '東京');
  expect(await visitor.said()).toEqual(['Hello', '東京']);
  expect(await visitor.page.locator('sealform-chat').getAttribute('open')).toBe('');
});

test('in a form, the Enter that ends a conversion leaves the focus where it is', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.requestForm(conversationId, 'payment-card');
  const form = await visitor.openForm('Card payment');
  const name = form.getByRole('textbox', { name: 'Name on the card' });
  await name.fill('東京');
  expect(await pressInConversion(name, 'Enter')).toBe(true);
  expect(await name.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(
    true,
  );
  await name.press('Enter');
  const next = form.getByRole('textbox', { name: 'Security code' });
  expect(await next.evaluate((input) => (input.getRootNode() as ShadowRoot).activeElement === input)).toBe(
    true,
  );
});

test('in the console, the keys that end a conversion send nothing, take no canned reply and run no shortcut', async () => {
  const [visitor, agent] = [stage.visitorProgram(), await stage.agent()];
  await visitor.client.start();
  await agent.take(visitor.client.conversationId);
  await agent.draft.fill('東京');
  expect(await pressInConversion(agent.draft, 'Enter')).toBe(true);
  expect(await pressInConversion(agent.draft, 'h', 'KeyH', true)).toBe(true);
  expect(await agent.page.getByRole('dialog').count()).toBe(0);
  await agent.draft.press('Enter');
  await visitor.entry('messageSent');
  await agent.draft.fill('/');
  await agent.page.getByRole('listbox').waitFor();
  for (const key of ['ArrowDown', 'Enter', 'Escape'])
    expect(await pressInConversion(agent.draft, key)).toBe(true);
  expect(await agent.draft.inputValue()).toBe('/');
  expect(await agent.page.getByRole('option').first().getAttribute('aria-selected')).toBe('true');
});

/** Puts a text in as a paste does, lone surrogates included, which a debugger cannot carry. */
function put(place: Locator, text: string): Promise<void> {
  return place.evaluate(
    (element, units) => {
      (element as HTMLTextAreaElement).value = String.fromCharCode(...units);
      element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
    },
    [...text].flatMap((each) => each.split('').map((unit) => unit.charCodeAt(0))),
  );
}

test('a message of nothing visible is not sent, and half a surrogate pair is sent as the mark that is shown for it', async () => {
  const { visitor } = await met(stage);
  const agent = await stage.agent('ben');
  const program = stage.visitorProgram();
  await program.client.start();
  await agent.take(program.client.conversationId);
  for (const place of [visitor, agent]) {
    for (const text of ['  ', '\u200b\u2060', '\u202e\ufe0f', '\u00ad\n']) {
      await put(place.draft, text);
      await place.draft.press('Enter');
    }
    await put(place.draft, 'x\ud83d');
    await place.draft.press('Enter');
    await place.hears('x\ufffd');
  }
  expect(await visitor.said()).toEqual(['Hello', 'x\ufffd']);
  // The page shows a message before the server has it.
  await program.entry('messageSent');
  const said = program.entries.items.filter(({ type }) => type === 'messageSent');
  expect(said).toMatchObject([{ text: 'x\ufffd' }]);
});

test('a message that is too long is kept whole and not sent, and both sides are told', async () => {
  const { visitor } = await met(stage);
  const agent = await stage.agent('ben');
  const program = stage.visitorProgram();
  await program.client.start();
  await agent.take(program.client.conversationId);
  const long = '😀'.repeat(2_001);
  await visitor.draft.fill(long);
  await visitor.frame.getByRole('alert').getByText(en.tooLong('4,000')).waitFor();
  await agent.draft.click();
  await agent.page.keyboard.insertText(long);
  await agent.page.getByRole('alert').getByText('That’s too long for one message.').waitFor();
  for (const place of [visitor, agent]) {
    await place.draft.press('Enter');
    expect(await place.draft.inputValue()).toBe(long);
    await place.draft.press('Backspace');
    await place.draft.press('Enter');
    await place.hears(long.slice(0, 4_000));
  }
});
