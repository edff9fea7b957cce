import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { forget, onSaved, save, savedConversation } from '../../../web/widget/chat/saved-conversation.ts';

const conversation = { conversationId: crypto.randomUUID(), credential: 'secret', readSeq: 7 };
const key = 'sealform.conversation';

/** What a browser keeps for this origin. */
let kept: Map<string, string>;

beforeEach(() => {
  kept = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
    removeItem: (name: string) => kept.delete(name),
  });
});

afterEach(() => vi.unstubAllGlobals());

test('what was saved is found again, and is gone when it is forgotten', () => {
  expect(savedConversation()).toBeUndefined();
  save(conversation);
  expect(savedConversation()).toEqual(conversation);
  forget();
  expect(kept.size).toBe(0);
});

test.each(['', 'no JSON', 'null', '{}', '{"conversationId":"7","credential":"x","readSeq":1}'])(
  'what is none of ours is no conversation: %j',
  (text) => {
    kept.set(key, text);
    expect(savedConversation()).toBeUndefined();
  },
);

test('where the browser keeps nothing for frames the chat goes on without', () => {
  const refuse = () => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: refuse, setItem: refuse, removeItem: refuse });
  save(conversation);
  forget();
  expect(savedConversation()).toBeUndefined();
});

test('another page of this site tells what it has begun and forgotten, and nothing else', () => {
  const target = new EventTarget();
  vi.stubGlobal('addEventListener', target.addEventListener.bind(target));
  vi.stubGlobal('removeEventListener', target.removeEventListener.bind(target));
  const heard: unknown[] = [];
  const changed = (name: string) => target.dispatchEvent(Object.assign(new Event('storage'), { key: name }));
  const stop = onSaved((saved) => heard.push(saved));
  changed('of another program');
  save(conversation);
  changed(key);
  forget();
  changed(key);
  stop();
  changed(key);
  expect(heard).toEqual([conversation, undefined]);
});
