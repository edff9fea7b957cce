import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ServerClock } from '../../../web/widget/chat/server-clock.ts';
import { beginning, story } from './story.ts';

const minute = 60_000;

beforeEach(() => vi.useFakeTimers({ now: beginning }));
afterEach(() => vi.useRealTimers());

/** An entry that the server made at this time. */
function madeAt(at: number) {
  const [entry] = story({ type: 'started' });
  if (!entry) throw new Error('a story of one entry has one');
  return { ...entry, at };
}

test('before anything was heard it is the visitor’s own clock', () => {
  expect(new ServerClock().now()).toBe(beginning);
});

test('a visitor’s clock that is wrong is put right, whichever way it is wrong, and goes on', () => {
  for (const wrong of [-40 * minute, 40 * minute]) {
    const clock = new ServerClock();
    clock.saw(madeAt(Date.now() + wrong));
    vi.advanceTimersByTime(minute);
    expect(clock.now()).toBe(Date.now() + wrong);
  }
});

test('an entry that took long to arrive does not put it back', () => {
  const clock = new ServerClock();
  clock.saw(madeAt(beginning));
  clock.saw(madeAt(beginning - 5 * minute));
  expect(clock.now()).toBe(beginning);
});
