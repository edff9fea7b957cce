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
    clock.saw(madeAt(Date.now() + wrong), false);
    vi.advanceTimersByTime(minute);
    expect(clock.now()).toBe(Date.now() + wrong);
  }
});

test('an entry that took long to arrive does not put it back', () => {
  const clock = new ServerClock();
  clock.saw(madeAt(beginning), false);
  clock.saw(madeAt(beginning - 5 * minute), false);
  expect(clock.now()).toBe(beginning);
});

test('entries of an hour ago that are read again do not stop it: the time left of a form goes on over a reload', () => {
  const clock = new ServerClock();
  clock.saw(madeAt(beginning - 60 * minute), true);
  expect(clock.now()).toBe(beginning);
  clock.saw(madeAt(beginning + 2 * minute), true);
  expect(clock.now()).toBe(beginning + 2 * minute);
});

test('once an entry comes as it is made, a device that is ahead of the server is put back', () => {
  const clock = new ServerClock();
  clock.saw(madeAt(beginning - 60 * minute), true);
  clock.saw(madeAt(beginning - 40 * minute), false);
  expect(clock.now()).toBe(beginning - 40 * minute);
});
