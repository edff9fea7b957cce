import type { Outcome } from './values.ts';

/** Whether this outcome leaves nothing to show, off-the-record answers included: all do but a view and a delivery. */
export function leavesNothing(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome !== 'viewed' && outcome !== 'delivered';
}
