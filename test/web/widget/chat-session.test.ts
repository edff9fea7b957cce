import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { VisitorOptions } from '../../../client/visitor/options.ts';
import type { Entry } from '../../../core/protocol/index.ts';
import type { ClientCode } from '../../../web/widget/chat/chat-options.ts';
import { ChatSession } from '../../../web/widget/chat/chat-session.ts';
import { save, savedConversation } from '../../../web/widget/chat/saved-conversation.ts';
import { ana, ben, says, story } from './story.ts';

const first = { conversationId: crypto.randomUUID(), credential: 'of the first', readSeq: 0 };
const second = { conversationId: crypto.randomUUID(), credential: 'of the second', readSeq: 0 };

const answered: Parameters<typeof story> = [
  { type: 'started' },
  { type: 'accepted', agent: ana },
  says('agent', 'Good morning'),
];

/** How to tell each conversation's clients an entry, by the conversation's id. */
let tell: Map<string, (entry: Entry) => void>;

/** Has the agent type. */
let type = () => {};

/** A client that takes up any conversation, and hears what it is told. */
class FakeClient {
  readonly #onEntry: (entry: Entry) => void;

  constructor({ onEntry, onTyping }: Pick<VisitorOptions, 'onEntry' | 'onTyping'>) {
    this.#onEntry = onEntry;
    type = onTyping ?? type;
  }

  resume(conversationId: string): Promise<void> {
    tell.set(conversationId, this.#onEntry);
    return Promise.resolve();
  }

  close(): void {}
}

beforeEach(() => {
  const kept = new Map<string, string>();
  tell = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

afterEach(() => vi.unstubAllGlobals());

/** A page that has taken up the first conversation and has heard this of it. */
async function pageWith(...told: Parameters<typeof story>): Promise<ChatSession> {
  save(first);
  const code = { VisitorClient: FakeClient } as unknown as ClientCode;
  const session = new ChatSession({
    webSocketUrl: 'wss://chat.example/ws',
    trust: {},
    code: () => Promise.resolve(code),
    forms: () => Promise.resolve([]),
  });
  await session.restore();
  for (const entry of story(...told)) tell.get(first.conversationId)?.(entry);
  return session;
}

test('what is read is kept, so that it is not new again after a reload', async () => {
  const session = await pageWith(...answered);
  session.markRead();
  expect(savedConversation()).toEqual({ ...first, readSeq: 3 });
  expect(session.unread).toBe(0);
});

test('a page that is looked at late puts its old conversation in the place of no other', async () => {
  const session = await pageWith(...answered);
  save(second);
  session.markRead();
  expect(savedConversation()).toEqual(second);
});

test('a page whose conversation has ended goes over to the one that another page has begun', async () => {
  const session = await pageWith(...answered, { type: 'ended', by: 'agent', destroyed: [] });
  save(second);
  await session.follow();
  expect([...tell.keys()]).toEqual([first.conversationId, second.conversationId]);
  expect(session.lines).toEqual([]);
  expect(savedConversation()).toEqual(second);
});

test('a page that hears of the end only later goes over then', async () => {
  const session = await pageWith(...answered);
  save(second);
  await session.follow();
  expect(session.chronicle.phase).toBe('open');
  const ended = story(...answered, { type: 'ended', by: 'visitor', destroyed: [] }).slice(-1);
  for (const entry of ended) tell.get(first.conversationId)?.(entry);
  await vi.waitFor(() => expect([...tell.keys()]).toContain(second.conversationId));
  expect(savedConversation()).toEqual(second);
});

test('a chat that was removed on another page is gone from this one too', async () => {
  const session = await pageWith(...answered, { type: 'ended', by: 'visitor', destroyed: [] });
  localStorage.removeItem('sealform.conversation');
  await session.follow();
  expect(session.isEmpty).toBe(true);
});

test('where the browser keeps nothing, the end of a chat stays on the screen', async () => {
  const session = await pageWith(...answered);
  localStorage.removeItem('sealform.conversation');
  const ended = story(...answered, { type: 'ended', by: 'visitor', destroyed: [] }).slice(-1);
  for (const entry of ended) tell.get(first.conversationId)?.(entry);
  expect(session.chronicle.phase).toBe('ended');
});

test('who starts over leaves its own conversation behind, and none that another page has begun', async () => {
  const session = await pageWith(...answered);
  save(second);
  session.startOver();
  expect(savedConversation()).toEqual(second);
  save(first);
  const other = await pageWith(...answered);
  other.startOver();
  expect(savedConversation()).toBeUndefined();
});

test.each([
  ['said it', says('agent', 'Here you are')],
  ['given the chat to somebody', { type: 'handedOver', agent: ben }],
  ['given the chat back', { type: 'handedOver' }],
  ['ended the chat', { type: 'ended', by: 'agent', destroyed: [] }],
] as [string, Parameters<typeof story>[number]][])('an agent who has %s types no more', async (_, next) => {
  const session = await pageWith(...answered);
  type();
  expect(session.agentIsTyping).toBe(true);
  for (const entry of story(...answered, next).slice(-1)) tell.get(first.conversationId)?.(entry);
  expect(session.agentIsTyping).toBe(false);
});

test('nobody types in the chat after this one', async () => {
  const session = await pageWith(...answered);
  type();
  session.startOver();
  expect(session.agentIsTyping).toBe(false);
});
