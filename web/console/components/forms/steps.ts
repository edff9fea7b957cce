import type { Outcome } from '../../../../core/protocol/index.ts';
import type { FormProgress } from '../../work/form-progress.ts';

export type StepName = 'requested' | 'opened' | 'submitted' | 'viewed' | 'delivered' | 'gone';

export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'ahead' | 'missed';
}

/** The way of a form, with where it is: what was skipped on an early end is missed. */
export function stepsOf({ stage, openedAt, submittedAt, outcome }: FormProgress): Step[] {
  const over = stage === 'over';
  const passed = (is: boolean) => (is ? 'done' : over ? 'missed' : 'ahead');
  const steps: Step[] = [
    { name: 'requested', state: 'done' },
    { name: 'opened', state: passed(openedAt !== undefined || submittedAt !== undefined) },
    { name: 'submitted', state: passed(submittedAt !== undefined) },
    { name: lastStep(outcome), state: over ? 'done' : 'ahead' },
  ];
  const next = steps.findIndex(({ state }) => state === 'ahead');
  return steps.map((step, index) => (index === next ? { ...step, state: 'now' } : step));
}

function lastStep(outcome: Outcome | undefined): StepName {
  if (outcome === undefined || outcome === 'viewed') return 'viewed';
  return outcome === 'delivered' ? 'delivered' : 'gone';
}
