import { expect, test } from 'vitest';
import { cardNumber } from '../../demo/canaries.ts';
import { verifies } from '../promises.ts';
import { met } from './meeting.ts';
import { useBrowserStage } from './stage.ts';

const stage = useBrowserStage();

test('on a page with a strict policy a visitor opens the chat, writes, and is answered', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.send(conversationId, 'Good morning');
  await visitor.hears('Good morning');
  await visitor.say('How are you?');
  await agent.entries.first((entry) => entry.type === 'messageSent' && entry.text === 'How are you?');
  expect(await visitor.said()).toEqual(['Hello', 'Good morning', 'How are you?']);
});

verifies('P12', 'a card number is held before it is sent, and one click asks for the form', async () => {
  const { visitor, agent } = await met(stage);
  const number = cardNumber('4', 16);
  const frames: string[] = [];
  visitor.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => frames.push(String(payload))),
  );
  await visitor.draft.fill(`My card is ${number}`);
  await visitor.draft.press('Enter');
  await visitor.button('Ask for a secure form').click();
  const asked = await agent.entries.first(
    (entry) => entry.type === 'messageSent' && entry.text.includes('card'),
  );
  expect(asked).toMatchObject({ text: expect.stringContaining('secure form') as string, redacted: [] });
  expect(await visitor.draft.inputValue()).toBe('');
  expect(frames.join()).not.toContain(number);
  expect(JSON.stringify(agent.entries.items)).not.toContain(number);
});

verifies('P13', 'after a reload, and the next day, the chat is there as it was', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.send(conversationId, 'I will look into it');
  await visitor.hears('I will look into it');
  const before = await visitor.said();
  await visitor.page.reload();
  await visitor.openChat();
  await visitor.hears('I will look into it');
  expect(await visitor.said()).toEqual(before);
  await visitor.page.goto('about:blank');
  await agent.client.send(conversationId, 'It is done');
  await visitor.page.goto(stage.shopUrl);
  await visitor.openChat();
  await visitor.hears('It is done');
  expect(await visitor.said()).toEqual([...before, 'It is done']);
});

verifies('P13', 'what both write while every socket is cut arrives once, in order', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  const said = ['Hello'];
  for (const round of ['one', 'two', 'three']) {
    stage.cutSockets();
    await visitor.say(`visitor ${round}`);
    await agent.entries.first((entry) => entry.type === 'messageSent' && entry.text === `visitor ${round}`);
    stage.cutSockets();
    await agent.client.send(conversationId, `agent ${round}`);
    await visitor.hears(`agent ${round}`);
    said.push(`visitor ${round}`, `agent ${round}`);
  }
  expect(await visitor.said()).toEqual(said);
});
