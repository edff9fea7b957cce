import { expect, test } from 'vitest';
import { verifies } from '../../promises.ts';
import { expectFocus } from '../people/by-keyboard.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';
import { VisitorPage } from '../people/visitor-page.ts';
import { Watch } from '../stage/watch.ts';

const stage = useBrowserStage();

/** Closes the chat, which stays where it is. */
function closeChat({ page }: VisitorPage): Promise<void> {
  return page.locator('sealform-chat').evaluate((chat) => chat.removeAttribute('open'));
}

/** A visitor with the same chat in two tabs of the shop; nobody looks at the second. */
async function inTwoTabs() {
  const meeting = await met(stage);
  const page = await meeting.visitor.page.context().newPage();
  const second = await VisitorPage.open(page, stage.shopUrl);
  await second.hears('Hello');
  await closeChat(second);
  return { ...meeting, second };
}

verifies('P13', 'a new chat begun in one tab is taken up by the other, and is lost in neither', async () => {
  const { visitor, second, agent, conversationId } = await inTwoTabs();
  await agent.client.send(conversationId, 'This was not read in the second tab');
  await agent.client.end(conversationId);
  await visitor.button('Start a new chat').click();
  await visitor.say('Another question');
  const next = await visitor.conversationId();
  expect(next).not.toBe(conversationId);
  await second.openChat();
  await second.hears('Another question');
  expect(await second.conversationId()).toBe(next);
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.hears('Another question');
  expect(await visitor.said()).toEqual(['Another question']);
});

test('a chat that is removed from the device is in no storage, on no screen, and not there after a reload', async () => {
  const { visitor, second, agent, conversationId } = await inTwoTabs();
  await visitor.draft.fill('Half a message');
  await agent.client.end(conversationId);
  await visitor.hears('This chat was ended.');
  await visitor.button('Remove this chat from this device').click();
  await expectFocus(visitor.draft);
  for (const tab of [visitor, second]) {
    await tab.openChat();
    await tab.frame.getByRole('heading', { name: 'How can we help?' }).waitFor();
    const { bytes } = await Watch.shown(tab.page, 'visitor');
    expect(bytes.toString()).not.toContain('Hello');
  }
  expect(await visitor.draft.inputValue()).toBe('');
  const { origins } = await visitor.page.context().storageState({ indexedDB: true });
  expect(JSON.stringify(origins)).not.toMatch(new RegExp(`${conversationId}|credential`));
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.frame.getByRole('heading', { name: 'How can we help?' }).waitFor();
  expect(await visitor.said()).toEqual([]);
});

test('a page may move the chat to another place: it has one icon, and opens again', async () => {
  const { visitor } = await met(stage);
  const icons = await visitor.page.locator('sealform-chat').evaluate((chat) => {
    document.body.prepend(chat);
    // Before the frame, which begins anew, can be told anything.
    chat.removeAttribute('open');
    return chat.shadowRoot?.querySelectorAll('button svg').length;
  });
  expect(icons).toBe(1);
  await visitor.page.frameLocator('sealform-chat iframe').getByText('Hello').waitFor({ state: 'attached' });
  await visitor.openChat();
  await visitor.hears('Hello');
});
