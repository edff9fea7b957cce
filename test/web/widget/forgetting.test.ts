import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Entry } from '../../../core/protocol/index.ts';
import type { ClientCode } from '../../../web/widget/chat/chat-options.ts';
import { ChatSession } from '../../../web/widget/chat/chat-session.ts';
import { save, savedConversation } from '../../../web/widget/chat/saved-conversation.ts';
import { ana, beginning, says, story } from './story.ts';

const minute = 60_000;
const saved = { conversationId: crypto.randomUUID(), credential: 'a secret', readSeq: 0 };
const chat: Parameters<typeof story> = [
  { type: 'started' },
  { type: 'accepted', agent: ana },
  says('agent', 'Good morning'),
];
const ending: Parameters<typeof story>[number] = { type: 'ended', by: 'agent', destroyed: [] };

/** What the server has of the conversation when it is taken up. */
let before: readonly Entry[];
let made: FakeClient[];
/** When the server answers what is said. */
let answers: Promise<void>;

class FakeClient {
  static newCredential = () => 'another secret';
  readonly conversationId = crypto.randomUUID();
  readonly hear: (entry: Entry) => void;
  sent: string[] = [];

  constructor({ onEntry }: { readonly onEntry: (entry: Entry) => void }) {
    this.hear = onEntry;
    made.push(this);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  send(text: string): Promise<void> {
    this.sent.push(text);
    return answers;
  }

  async resume(): Promise<void> {
    await Promise.resolve();
    for (const entry of before) this.hear(entry);
  }

  close(): void {}
}

beforeEach(() => {
  const kept = new Map<string, string>();
  [before, made, answers] = [[], [], Promise.resolve()];
  vi.useFakeTimers({ now: beginning });
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function page(code = Promise.resolve()): ChatSession {
  const clientCode = { VisitorClient: FakeClient } as unknown as ClientCode;
  return new ChatSession({
    webSocketUrl: 'wss://chat.example/ws',
    trust: {},
    code: () => code.then(() => clientCode),
    forms: () => Promise.resolve([]),
  });
}

/** A page on which a chat has just ended. */
async function endedPage(): Promise<ChatSession> {
  save(saved);
  const session = page();
  await session.restore();
  for (const entry of story(...chat, ending)) made[0]?.hear({ ...entry, at: Date.now() });
  return session;
}

describe('a chat that has ended', () => {
  test('can be read for 15 minutes, then is on no screen and in no storage', async () => {
    const session = await endedPage();
    vi.advanceTimersByTime(15 * minute - 1);
    expect(session.lines).toHaveLength(4);
    vi.advanceTimersByTime(1);
    expect(session.isEmpty).toBe(true);
    expect(session.gone).toBe('removed');
    expect(savedConversation()).toBeUndefined();
  });

  test('takes with it what was typed and not sent, since the next person may be another', async () => {
    const session = await endedPage();
    vi.advanceTimersByTime(15 * minute);
    expect(session.resets).toBe(1);
  });

  test('goes after 15 minutes although the clock was put back meanwhile', async () => {
    const session = await endedPage();
    vi.advanceTimersByTime(10 * minute);
    vi.setSystemTime(beginning);
    vi.advanceTimersByTime(5 * minute);
    expect(session.isEmpty).toBe(true);
    expect(savedConversation()).toBeUndefined();
  });

  test('stays as another page was told, also when this one slept and was not', async () => {
    const session = await endedPage();
    save({ ...saved, endedAt: beginning, stays: true });
    vi.advanceTimersByTime(20 * minute);
    expect(session.chronicle.phase).toBe('ended');
    expect(savedConversation()).toMatchObject({ stays: true });
  });

  test('cannot be kept where the browser keeps nothing, and goes from the screen all the same', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const session = page();
    await session.unsent.send('Hello');
    for (const entry of story(...chat, ending)) made[0]?.hear({ ...entry, at: Date.now() });
    expect(session.memory.isSaved).toBe(false);
    expect(session.memory.keptUntil).toBe(beginning + 15 * minute);
    vi.advanceTimersByTime(15 * minute);
    expect(session.isEmpty).toBe(true);
  });

  test('is not found by whoever opens the browser 15 minutes later', async () => {
    await endedPage();
    vi.setSystemTime(beginning + 14 * minute);
    before = story(...chat, ending);
    const soon = page();
    await soon.restore();
    expect(soon.chronicle.phase).toBe('ended');
    vi.setSystemTime(beginning + 15 * minute);
    const late = page();
    await late.restore();
    expect(late.isEmpty).toBe(true);
    expect(savedConversation()).toBeUndefined();
    expect(made).toHaveLength(2);
  });

  test.each([
    ['ahead', 40],
    ['back', -40],
  ])('is not found after the clock was put %s', async (_, minutes) => {
    await endedPage();
    vi.setSystemTime(beginning + minutes * minute);
    const session = page();
    await session.restore();
    expect(session.isEmpty).toBe(true);
  });

  test('has been over since its end, although the visitor was not there then', async () => {
    save(saved);
    before = story(...chat, ending);
    vi.setSystemTime((before.at(-1)?.at ?? 0) + 10 * minute);
    const session = page();
    await session.restore();
    expect(session.chronicle.phase).toBe('ended');
    vi.advanceTimersByTime(5 * minute);
    expect(session.isEmpty).toBe(true);
  });

  test('an hour ago is not shown to whoever comes now, who reads that it was removed', async () => {
    save(saved);
    before = story(...chat, ending);
    vi.setSystemTime((before.at(-1)?.at ?? 0) + 60 * minute);
    const session = page();
    await session.restore();
    expect([session.isEmpty, session.gone]).toEqual([true, 'removed']);
    expect(savedConversation()).toBeUndefined();
  });

  test('stays while the visitor wants it to, and goes 15 minutes after that', async () => {
    const session = await endedPage();
    session.memory.stay(true);
    vi.advanceTimersByTime(24 * 60 * minute);
    before = story(...chat, ending);
    const again = page();
    await again.restore();
    expect(again.chronicle.phase).toBe('ended');
    again.memory.stay(false);
    // The first page hears of it, as the browser tells.
    await session.follow();
    vi.advanceTimersByTime(15 * minute);
    expect([session.isEmpty, again.isEmpty]).toEqual([true, true]);
    expect(savedConversation()).toBeUndefined();
  });

  test('is gone after a sleep of the device, as soon as the page is looked at', async () => {
    const session = await endedPage();
    vi.setSystemTime(beginning + 60 * minute);
    session.tidy();
    expect(session.isEmpty).toBe(true);
  });
});

test('a chat that goes on is kept, however long nothing is said', async () => {
  save(saved);
  before = story(...chat);
  const session = page();
  await session.restore();
  vi.advanceTimersByTime(24 * 60 * minute);
  session.tidy();
  expect(session.chronicle.phase).toBe('open');
  expect(savedConversation()).toMatchObject(saved);
});

describe('a reset', () => {
  test('forgets a chat that goes on, whichever the browser has', async () => {
    save(saved);
    before = story(...chat);
    const session = page();
    await session.restore();
    save({ ...saved, conversationId: crypto.randomUUID() });
    session.reset();
    expect(session.isEmpty).toBe(true);
    expect(savedConversation()).toBeUndefined();
  });

  test('is not undone by what was under way: neither a chat that is taken up nor one that begins', async () => {
    save(saved);
    const loading = Promise.withResolvers<void>();
    const [returning, beginner] = [page(loading.promise), page(loading.promise)];
    const restored = returning.restore();
    localStorage.removeItem('sealform.conversation');
    const sent = beginner.unsent.send('Hello');
    returning.reset();
    beginner.reset();
    loading.resolve();
    await Promise.all([restored, sent]);
    expect(made).toEqual([]);
    expect([returning.isEmpty, beginner.isEmpty]).toEqual([true, true]);
    expect(savedConversation()).toBeUndefined();
  });

  test('on another page is noticed by one that slept meanwhile, when it is looked at', async () => {
    save(saved);
    before = story(...chat);
    const [session, empty] = [page(), page()];
    await session.restore();
    page().reset();
    for (const each of [session, empty]) each.checkNow();
    expect(session.isEmpty).toBe(true);
    expect([session.resets, empty.resets]).toEqual([1, 1]);
  });

  test('that a page notices late takes nothing from the next person, whose chat it takes up', async () => {
    save(saved);
    before = story(...chat);
    const session = page();
    await session.restore();
    const other = page();
    other.reset();
    await other.unsent.send('I am another person');
    const next = savedConversation();
    before = story({ type: 'started' }, says('visitor', 'I am another person'));
    session.tidy();
    await vi.waitFor(() => expect(session.isReturning).toBe(false));
    expect(savedConversation()).toEqual(next);
    expect(session.lines.map(({ entry }) => entry)).toEqual(before);
    other.tidy();
    expect(other.resets).toBe(1);
  });

  test('is not undone by the storage that the browser has cleared', async () => {
    save(saved);
    before = story(...chat);
    const session = page();
    await session.restore();
    localStorage.removeItem('sealform.conversation');
    session.tidy();
    expect(session.isEmpty).toBe(true);
  });

  test('leaves no message to be sent under a new identity', async () => {
    save(saved);
    before = story(...chat);
    answers = new Promise(() => {});
    const session = page();
    await session.restore();
    void session.unsent.send('My order is 20-1184');
    await vi.waitFor(() => expect(made[0]?.sent).toEqual(['My order is 20-1184']));
    session.reset();
    expect(session.unsent.items).toEqual([]);
    answers = Promise.resolve();
    await session.unsent.send('I am another person');
    expect(made[1]?.sent).toEqual(['I am another person']);
    expect(session.unsent.items).toEqual([]);
  });

  test('where the browser keeps nothing empties the screen', async () => {
    const refuse = () => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
    const session = page();
    await session.unsent.send('Hello');
    for (const entry of story(...chat)) made[0]?.hear(entry);
    session.reset();
    expect(session.isEmpty).toBe(true);
    session.tidy();
    expect(session.resets).toBe(1);
  });
});
