import fc from 'fast-check';
import { broken, unfinished } from './invariants.ts';
import { choices } from './scheduler.ts';
import { step, type Step, take } from './steps.ts';
import { type Parts, realParts, World } from './world.ts';

/** Longer than any form, claim or answer lasts, ms. */
const longAfter = 3 * 3_600_000;

/** Sweeps after which nothing may be left. */
const sweeps = 10;

/** Lives through a history, and gives what was wrong with it: nothing, if the promises hold. */
export async function live(
  steps: readonly Step[],
  seed: number,
  parts: Parts = realParts,
): Promise<string[]> {
  const choose = choices(seed);
  const world = await lived(steps, seed, { parts, choose });
  const wrong = broken(world);
  world.now += longAfter;
  world.indexesLag = false;
  // Forms of one conversation meet each other's transactions, so one sweep may leave some of them to the next.
  for (let minute = 0; minute < sweeps && unfinished(world).length > 0; minute++) {
    world.sweep();
    await world.scheduler.drain(choose);
  }
  return [...wrong, ...broken(world), ...unfinished(world)];
}

/** The world after a history, when nothing runs any more. */
export async function lived(
  steps: readonly Step[],
  seed: number,
  { parts = realParts, choose = choices(seed) } = {},
): Promise<World> {
  const world = new World(parts, seed);
  await world.meet();
  for (const each of steps) await take(world, each);
  await world.scheduler.drain(choose);
  return world;
}

/** Histories of this many steps at the most. */
export const longest = 40;

export const history = fc.record({
  steps: fc.array(step, { minLength: 5, maxLength: longest, size: 'max' }),
  seed: fc.nat(1_000_000),
});
