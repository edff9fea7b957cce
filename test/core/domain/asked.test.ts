import { describe, expect, it } from 'vitest';
import { askedForMs } from '../../../core/conversation/asked.ts';
import { Chronicle } from '../../../core/conversation/chronicle.ts';
import type { EntryOf } from '../../../core/protocol/index.ts';
import { ana, ben, type Chat, minute, opened, secondTab, visitor } from './scene.ts';

const question = 'What is your social security number?';
const bare = 'It is 219099999';
const masked = { text: 'It is •••-••-••••', redacted: ['ssn'] };
const asTyped = { text: bare, redacted: [] };

/** What both sides' clients make of the entries. */
function clientsView(chat: Chat) {
  const chronicle = new Chronicle();
  for (const entry of chat.entries) chronicle.add(entry);
  return { visitor: chronicle.askedOf('visitor', chat.now), agent: chronicle.askedOf('agent', chat.now) };
}

describe('a side that asks for a secret number', () => {
  it('has bare digits of that kind masked in what the other side sends, for five minutes', async () => {
    const chat = await opened();
    expect(await chat.ask(visitor, { type: 'send', text: bare })).toMatchObject(asTyped);
    expect(await chat.ask(ana, { type: 'send', text: question })).toMatchObject({ asksFor: ['ssn'] });
    chat.now += askedForMs - 1;
    expect(clientsView(chat)).toEqual({ visitor: ['ssn'], agent: [] });
    expect(await chat.ask(secondTab, { type: 'send', text: bare })).toMatchObject(masked);
    expect(await chat.ask(ana, { type: 'send', text: bare })).toMatchObject(asTyped);
    chat.now += 1;
    expect(clientsView(chat)).toEqual({ visitor: [], agent: [] });
    expect(await chat.ask(visitor, { type: 'send', text: bare })).toMatchObject(asTyped);
  });

  it('may be the visitor, whose question holds for every agent', async () => {
    const chat = await opened();
    await chat.ask(visitor, { type: 'send', text: 'Wie lautet Ihre IBAN?' });
    await chat.ask(ben, { type: 'join' });
    expect(clientsView(chat)).toEqual({ visitor: [], agent: ['iban'] });
    const typo = 'DE89 3704 0044 0532 0130 01';
    expect(await chat.ask(ana, { type: 'send', text: typo })).toMatchObject({ redacted: ['iban'] });
  });

  it('leaves a kind and a time in the conversation, which are gone with the next message after it', async () => {
    const chat = await opened();
    await chat.ask(ana, { type: 'send', text: question });
    expect(chat.conversation.asked).toEqual({ agent: { ssn: chat.now + askedForMs } });
    await chat.ask(visitor, { type: 'send', text: 'One moment' });
    expect(chat.conversation.asked).toEqual({ agent: { ssn: chat.now + askedForMs } });
    chat.now += askedForMs;
    await chat.ask(visitor, { type: 'send', text: 'Here I am' });
    expect(chat.conversation.asked).toBeUndefined();
  });

  it('leaves no more however often it asks', async () => {
    const chat = await opened();
    const all = 'What is your card number, CVV, SSN, IBAN, and PIN?';
    for (let each = 0; each < 40; each++) {
      await chat.ask(ana, { type: 'send', text: all });
      await chat.ask(visitor, { type: 'send', text: all });
      chat.now += minute;
    }
    const until = chat.now - minute + askedForMs;
    const each = { cardNumber: until, cvv: until, ssn: until, iban: until, pin: until };
    expect(chat.conversation.asked).toEqual({ visitor: each, agent: each });
  });

  it('leaves nothing in an entry that asks for nothing', async () => {
    const chat = await opened();
    expect(await chat.ask(ana, { type: 'send', text: 'hello' })).not.toHaveProperty('asksFor');
    expect(chat.conversation.asked).toBeUndefined();
  });

  it('does not change what was said before: a repeated request is answered as the first time', async () => {
    const chat = await opened();
    const request = { type: 'send', id: chat.newId(), text: bare } as const;
    const first = await chat.ask(visitor, request);
    await chat.ask(ana, { type: 'send', text: question });
    expect(await chat.ask(visitor, request)).toEqual(first);
  });

  it('is heard by who loses a race to it', async () => {
    const chat = await opened();
    let calls = 0;
    chat.meanwhile = async () => {
      if (++calls !== 2) return;
      await chat.ask(ana, { type: 'send', text: question });
    };
    expect(await chat.ask(visitor, { type: 'send', text: bare })).toMatchObject(masked);
  });
});

describe('a sender who says what a number is not', () => {
  const order = 'My number is 4242424242424242';
  const typed = { text: order, redacted: [] };

  it('has it sent as typed, which the trail records in the same transaction, without text', async () => {
    const chat = await opened();
    expect(await chat.ask(visitor, { type: 'send', text: order })).toMatchObject({
      redacted: ['cardNumber'],
    });
    const before = chat.tables.audit.all().length;
    const reply = await chat.ask(visitor, { type: 'send', text: order, isNot: ['cardNumber'] });
    expect(reply).toMatchObject(typed);
    expect(chat.tables.audit.all()).toHaveLength(before + 1);
    expect(chat.record).toMatchObject({ action: 'send', outcome: 'success', isNot: ['cardNumber'] });
    expect(JSON.stringify(chat.tables.audit.all())).not.toContain('4242');
  });

  it('may be the agent', async () => {
    const chat = await opened();
    expect(await chat.ask(ana, { type: 'send', text: order, isNot: ['cardNumber'] })).toMatchObject(typed);
    expect(chat.record).toMatchObject({ actor: 'agent', isNot: ['cardNumber'] });
  });

  it('may say so of what was asked for', async () => {
    const chat = await opened();
    await chat.ask(ana, { type: 'send', text: question });
    expect(await chat.ask(visitor, { type: 'send', text: bare, isNot: ['ssn'] })).toMatchObject(asTyped);
  });

  it('leaves no trace in the entry', async () => {
    const chat = await opened();
    await chat.ask(visitor, { type: 'send', text: order, isNot: ['cardNumber'] });
    expect(chat.entries.at(-1)).not.toHaveProperty('isNot');
  });

  it.each([
    ['a card number that is certain', 'My card: 4242 4242 4242 4242', ['cardNumber']],
    ['a number of another kind', '219-09-9999', ['cardNumber']],
    ['a number of another kind besides', '4242424242424242 and 219-09-9999', ['cardNumber']],
    ['a card number that is certain among others', `${order}, card 4242 4242 4242 4242`, ['cardNumber']],
  ] as const)('is not believed of %s; that it was said is on the record', async (_, text, isNot) => {
    const chat = await opened();
    const reply = await chat.ask(visitor, { type: 'send', text, isNot: [...isNot] });
    await chat.ask(visitor, { type: 'send', text });
    const { text: masked, redacted } = chat.entries.at(-1) as EntryOf<'messageSent'>;
    expect(redacted).not.toEqual([]);
    expect(reply).toMatchObject({ text: masked, redacted });
    expect(chat.tables.audit.all().at(-2)).toMatchObject({ isNot });
  });
});
