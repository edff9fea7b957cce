import type { Outcome } from '../../../../core/protocol/index.ts';
import type { FormProgress } from '../../work/form-progress.ts';

export type StepName = 'requested' | 'opened' | 'submitted' | Exclude<Outcome, 'ended'> | 'chatEnded';

/** `failed`: how the form ended, other than by a view or a delivery. `missed`: what did not happen before. */
export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'ahead' | 'missed' | 'failed';
}

/** The way of a form, with where it is and how it ended. */
export function stepsOf({ stage, openedAt, submittedAt, outcome }: FormProgress): Step[] {
  const over = stage === 'over';
  const passed = (is: boolean) => (is ? 'done' : over ? 'missed' : 'ahead');
  const steps: Step[] = [
    { name: 'requested', state: 'done' },
    { name: 'opened', state: passed(openedAt !== undefined || submittedAt !== undefined) },
    { name: 'submitted', state: passed(submittedAt !== undefined) },
    lastStep(outcome),
  ];
  const next = steps.findIndex(({ state }) => state === 'ahead');
  return steps.map((step, index) => (index === next ? { ...step, state: 'now' } : step));
}

function lastStep(outcome: Outcome | undefined): Step {
  if (outcome === undefined) return { name: 'viewed', state: 'ahead' };
  if (outcome === 'viewed' || outcome === 'delivered') return { name: outcome, state: 'done' };
  return { name: outcome === 'ended' ? 'chatEnded' : outcome, state: 'failed' };
}
