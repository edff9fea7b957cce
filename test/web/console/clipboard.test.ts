import { afterEach, expect, test, vi } from 'vitest';
import { AnswerClipboard } from '../../../web/console/work/clipboard.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** What a press of the mouse, a touch and a key bring about, in their order. */
const acts = {
  mouse: ['pointerdown', 'pointerup', 'click'],
  touch: ['pointerdown', 'pointerup', 'click'],
  key: ['keydown'],
} as const;

/** A page in a browser that lets it write only while one of these is handled. */
function browser(allowed: readonly string[]) {
  const page = new EventTarget();
  let content = 'an answer';
  let handled = '';
  const writeText = (text: string) => {
    if (!allowed.includes(handled)) return Promise.reject(new DOMException('not now', 'NotAllowedError'));
    content = text;
    return Promise.resolve();
  };
  vi.stubGlobal('navigator', { clipboard: { writeText } });
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
  const act = async (events: readonly string[]) => {
    for (handled of events) {
      page.dispatchEvent(new Event(handled));
      await Promise.resolve();
    }
  };
  return { act, content: () => content, fill: () => (content = 'something else') };
}

test.each([
  ['mouse', 'pointerdown'],
  ['mouse', 'click'],
  ['touch', 'pointerup'],
  ['touch', 'click'],
  ['key', 'keydown'],
] as const)(
  'a %s empties the clipboard, where a browser allows that on %s alone, and once',
  async (by, on) => {
    const { act, content, fill } = browser([on]);
    new AnswerClipboard().empty();
    expect(content()).toBe('an answer');
    await act(acts[by]);
    expect(content()).toBe('');
    fill();
    await act(acts[by]);
    expect(content()).toBe('something else');
  },
);
