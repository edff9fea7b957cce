import { Scheduler } from './scheduler.ts';

/** What two requests at once have come to. */
export interface Run {
  readonly scheduler: Scheduler;
  /** Throws if it is wrong. Called when nothing waits any more. */
  readonly check: () => void;
}

/**
 * Runs what `begin` starts once for each order in which its calls can go on, and gives how many there are.
 *
 * @param delays how often in all a call may go on before those that have waited for longer (Emmi, Qadeer and Rakamarić,
 *   "Delay-bounded scheduling", 2011): two transactions that repeat each other have more orders than can be tried
 */
export async function everyInterleaving(begin: () => Run, delays = Infinity): Promise<number> {
  let path: number[] | undefined = [];
  let runs = 0;
  for (; path; runs++) path = await follow(path, begin(), delays);
  return runs;
}

/** Goes the way of `path`, then always takes the first. Gives the next path, if there is one. */
async function follow(
  path: readonly number[],
  { scheduler, check }: Run,
  delays: number,
): Promise<number[] | undefined> {
  const widths: number[] = [];
  for (let width = scheduler.waiting; width > 0; width = scheduler.waiting) {
    const choice = path[widths.length] ?? 0;
    widths.push(width);
    await scheduler.step(() => choice);
  }
  try {
    check();
  } catch (error) {
    throw new Error(`wrong in the order ${path.join()}`, { cause: error });
  }
  const taken = widths.map((_, step) => path[step] ?? 0);
  const delayed = (step: number) => taken.slice(0, step + 1).reduce((sum, choice) => sum + choice, 0);
  const last = taken.findLastIndex(
    (choice, step) => choice + 1 < (widths[step] ?? 0) && delayed(step) < delays,
  );
  return last === -1 ? undefined : [...taken.slice(0, last), (taken[last] ?? 0) + 1];
}
