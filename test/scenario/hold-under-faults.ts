import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import type { Fault } from '../../local/traffic.ts';
import { verifies } from '../promises.ts';
import { everyFault, faultName } from './every-fault.ts';
import { useStage } from './stage.ts';
import type { Step } from './steps.ts';

/** Every service call of every step fails, in every way that it can: the step is done all the same, once. */
export function holdUnderFaults(steps: readonly Step[]): void {
  const stage = useStage({ hurry: 10, sharedSignIns: true });
  for (const step of steps) {
    verifies(
      step.promise,
      `${step.name}: whichever of its calls fails, however, it takes effect once`,
      async () => {
        const [expected, calls] = await step.rehearse(stage);
        const faults: Fault[] = everyFault(calls);
        expect(faults.length).toBeGreaterThan(0);
        const wrong: unknown[] = [];
        for (const fault of faults) {
          const state = await step.play(stage, fault);
          if (!isDeepStrictEqual(state, expected)) wrong.push([faultName(fault), state]);
        }
        expect(wrong, `without faults: ${JSON.stringify(expected)}`).toEqual([]);
      },
      600_000,
    );
  }
}
