import { expect, test } from 'vitest';
import { saidAt } from '../../../web/shared/text/time-left.ts';

test('how much time is left is said when it is true, once for each, and not to who comes later', () => {
  const said = Array.from({ length: 150 }, (_, index) => 150 - index).map((left) => [
    left,
    saidAt(left * 1_000),
  ]);
  expect(said.filter(([, what]) => what === 'minutesLeft').map(([left]) => left)).toEqual([
    120, 119, 118, 117, 116,
  ]);
  expect(said.filter(([, what]) => what === 'secondsLeft').map(([left]) => left)).toEqual([
    30, 29, 28, 27, 26,
  ]);
  expect([saidAt(45_000), saidAt(0), saidAt(-5_000)]).toEqual([undefined, undefined, undefined]);
});
