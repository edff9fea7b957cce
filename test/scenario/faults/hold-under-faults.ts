import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { verifies } from '../../promises.ts';
import { everyFault, faultName } from './every-fault.ts';
import { type Stage, useStage } from '../stage/stage.ts';
import type { Step } from '../stage/steps.ts';

const failed = (state: unknown) => ({ state, hits: NaN });

/** Every service call of every step fails, in each way that {@link everyFault} names: the step is done all the same, once. */
export function holdUnderFaults(steps: readonly Step[]): void {
  const options = { skipsWaits: true, sharedSignIns: true };
  // Side by side: while one waits for a function, another has the processor.
  const stages = [useStage(options), useStage(options)] as const;
  for (const step of steps) {
    verifies(
      step.promise,
      `${step.name}: whichever of its calls fails, however, it takes effect once`,
      async () => {
        const [expected, calls] = await step.rehearse(stages[0]);
        const faults = everyFault(calls);
        expect(faults.length).toBeGreaterThan(0);
        const wrong: unknown[] = [];
        const left = faults.values();
        const playAll = async (stage: Stage) => {
          for (const fault of left) {
            const { state, hits } = await step.play(stage, fault).catch(failed);
            if (hits === 0 || !isDeepStrictEqual(state, expected))
              wrong.push([faultName(fault), hits, state]);
          }
        };
        await Promise.all(stages.map(playAll));
        expect(wrong, `without faults: ${JSON.stringify(expected)}`).toEqual([]);
      },
      600_000,
    );
  }
}
