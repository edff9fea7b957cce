import { expect, test } from 'vitest';
import { cardNumber } from '../../../play/local/canaries.ts';
import { en } from '../../../web/widget/messages/en.ts';
import { verifies } from '../../promises.ts';
import { Line } from '../stage/line.ts';
import { met } from '../people/meeting.ts';
import { useBrowserStage } from '../stage/stage.ts';

const stage = useBrowserStage();

test('on a page with a strict policy a visitor opens the chat, writes, and is answered', async () => {
  const { visitor, agent, conversationId } = await met(stage);
  await agent.client.send(conversationId, 'Good morning');
  await visitor.hears('Good morning');
  await visitor.say('How are you?');
  await agent.entries.first((entry) => entry.type === 'messageSent' && entry.text === 'How are you?');
  expect(await visitor.said()).toEqual(['Hello', 'Good morning', 'How are you?']);
});

/** What is held, as people write it. */
const numbers: Readonly<Record<'cardNumber' | 'ssn' | 'iban', string>> = {
  cardNumber: cardNumber('4', 16),
  ssn: '123-45-6789',
  iban: 'GB29 NWBK 6016 1331 9268 19',
};

verifies(
  'P12',
  'a card number, SSN or IBAN is held, it is said why, and one click asks for the form',
  async () => {
    const { visitor, agent } = await met(stage);
    const frames: string[] = [];
    visitor.page.on('websocket', (socket) =>
      socket.on('framesent', ({ payload }) => frames.push(String(payload))),
    );
    for (const kind of ['cardNumber', 'ssn', 'iban'] as const) {
      await visitor.draft.fill(`Here it is: ${numbers[kind]}`);
      await visitor.draft.press('Enter');
      const reason = visitor.frame.getByRole('alert');
      await reason.getByText(en.guard.found[kind], { exact: true }).waitFor();
      await reason.getByText(en.guard.why).waitFor();
      await visitor.button(en.guard.ask).click();
      const asked = await agent.entries.first(
        (entry) => entry.type === 'messageSent' && entry.text === en.guard.request[kind],
      );
      expect(asked).toMatchObject({ from: 'visitor', redacted: [] });
      expect(await visitor.draft.inputValue()).toBe('');
    }
    const sent = frames.join() + JSON.stringify(agent.entries.items);
    for (const number of Object.values(numbers)) expect(sent).not.toContain(number);
  },
);

verifies(
  'P12',
  'either side says that a number is no secret one, and it goes as typed; a certain card stays',
  async () => {
    const [agent, visitor] = await Promise.all([stage.agent(), stage.visitor()]);
    await visitor.say('Hello');
    await agent.take();
    const order = `Here you are: ${cardNumber('4', 16).replaceAll(' ', '')}`;
    await visitor.write(order);
    await visitor.button(en.guard.isNot.cardNumber).press('Enter');
    await agent.hears(order);
    await agent.say('Please send me your social security number');
    await agent.button('Send it as it is').click();
    await visitor.hears('Please send me your social security number');
    await visitor.write('It is 219099999');
    await visitor.frame.getByRole('alert').getByText(en.guard.found.ssn).waitFor();
    await visitor.button(en.guard.isNot.ssn).press('Enter');
    await agent.hears('It is 219099999');
    await visitor.write(`Card ${cardNumber('4', 16)}`);
    await visitor.button(en.guard.hide).waitFor();
    expect(await visitor.button(en.guard.isNot.cardNumber).count()).toBe(0);
    await agent.say(`And ours. ${order}`);
    await agent.button('This isn’t a card number').press('Enter');
    await visitor.hears(`And ours. ${order}`);
  },
);

test('a message says whether it was sent; what was refused is sent again with one click, while that can be', async () => {
  const context = await stage.context();
  const line = await Line.of(context);
  const { visitor, agent, conversationId } = await met(stage, { page: await context.newPage() });
  const says = (text: string, state: string) =>
    visitor.message(text).getByText(state, { exact: true }).waitFor();
  await line.cut();
  await visitor.say('Written in a tunnel');
  await says('Written in a tunnel', en.sending);
  line.mend();
  await says('Written in a tunnel', en.sent);
  for (const text of ['First', 'Second']) {
    line.refuseNext('send');
    await visitor.say(text);
    await says(text, en.notSent);
  }
  for (const text of ['First', 'Second']) {
    await visitor.message(text).getByRole('button', { name: en.tryAgain }).click();
    await agent.entries.first((entry) => entry.type === 'messageSent' && entry.text === text);
  }
  await says('Second', en.sent);
  line.hold();
  await visitor.say('Too late');
  await says('Too late', en.sending);
  await agent.client.end(conversationId);
  await visitor.hears(en.endedBy.agent);
  await says('Too late', en.notSent);
  expect(await visitor.button(en.tryAgain).count()).toBe(0);
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

verifies(
  'P13',
  'a cut moves nothing: who reads further up stays there, and who is at the end at the end',
  async () => {
    const { visitor, agent, conversationId } = await met(stage);
    const lines = Array.from({ length: 60 }, (_, index) => `Line ${index + 1}`);
    await agent.client.send(conversationId, lines.join('\n'));
    await visitor.hears('Line 60');
    const cutAndHear = async (text: string) => {
      stage.cutSockets();
      await agent.client.send(conversationId, text);
      await visitor.hears(text);
      return visitor.scrolled();
    };
    await visitor.messages.evaluate((log) => log.scrollTo(0, 100));
    expect(await visitor.scrolled()).toMatchObject({ fromTop: 100 });
    expect(await cutAndHear('Said while reading')).toMatchObject({ fromTop: 100 });
    await visitor.messages.evaluate((log) => log.scrollTo(0, log.scrollHeight));
    const { fromTop } = await visitor.scrolled();
    const after = await cutAndHear('Said at the end');
    expect(after.fromTop).toBeGreaterThan(fromTop);
    expect(after.toEnd).toBeLessThan(1);
  },
);
