import type { Step } from './steps.ts';

/** A step with nothing special about it. */
const plain = { who: 0, which: 0, how: 0, turns: 40, order: 0, fault: undefined } as const;

/** Makes a failing history shorter and plainer while it still fails: it cannot lose a step or a peculiarity any more. */
export async function shorten(
  steps: readonly Step[],
  fails: (steps: readonly Step[]) => Promise<boolean>,
): Promise<readonly Step[]> {
  let shortest = steps;
  for (let improved = true; improved;) {
    improved = false;
    for (const candidate of simpler(shortest)) {
      if (!(await fails(candidate))) continue;
      shortest = candidate;
      improved = true;
      break;
    }
  }
  return shortest;
}

/** Every history with some steps less, the largest cuts first, then every one with a plainer step. */
function* simpler(steps: readonly Step[]): Generator<readonly Step[]> {
  for (let size = Math.ceil(steps.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at + size <= steps.length; at += size) yield steps.toSpliced(at, size);
  }
  for (const [index, step] of steps.entries()) {
    for (const [key, value] of Object.entries(plain)) {
      if (step[key as keyof typeof plain] !== value) yield steps.with(index, { ...step, [key]: value });
    }
  }
}
