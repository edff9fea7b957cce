import type { Pace } from '../../core/memory/table.ts';
import type { Scheduler } from './scheduler.ts';

/** A fault of one request's calls. */
export interface PlannedFault {
  /** The call that fails, counted from 0; the points before and after a call count on their own. */
  readonly at: number;
  /** How many calls fail in a row. Four is more than a transaction bears. */
  readonly times: number;
  /** `unanswered`: the call has no answer, whether or not it took effect. `death`: the process ends there. */
  readonly kind: 'unanswered' | 'death';
}

/** The pace of one request: every call waits for its turn, and fails as planned. */
export function paceOf(scheduler: Scheduler, fault: PlannedFault | undefined): Pace {
  let calls = -1;
  return async (point) => {
    await scheduler.pause();
    if (point === 'item' || !fault) return;
    calls += 1;
    if (calls < fault.at || calls >= fault.at + fault.times) return;
    if (fault.kind === 'death') return new Promise(() => undefined);
    throw new Error('no answer');
  };
}
