import type { FormRecord } from '../../../../core/conversation/form-record.ts';
import { outcomeOf } from '../../../../core/conversation/standing.ts';
import type { Outcome } from '../../../../core/protocol/index.ts';

export type StepName = 'requested' | 'opened' | 'submitted' | Exclude<Outcome, 'ended'> | 'chatEnded';

/** `failed`: how the form ended, other than by a view or a delivery. `missed`: what did not happen before. */
export interface Step {
  readonly name: StepName;
  readonly state: 'done' | 'now' | 'ahead' | 'missed' | 'failed';
}

/** The way of a form, with where it is and how it ended. */
export function stepsOf(form: FormRecord): Step[] {
  const { openedAt, submission, end } = form;
  const passed = (is: boolean) => (is ? 'done' : end ? 'missed' : 'ahead');
  const steps: Step[] = [
    { name: 'requested', state: 'done' },
    { name: 'opened', state: passed(openedAt !== undefined || submission !== undefined) },
    { name: 'submitted', state: passed(submission !== undefined) },
    lastStep(outcomeOf(form)),
  ];
  const next = steps.findIndex(({ state }) => state === 'ahead');
  return steps.map((step, index) => (index === next ? { ...step, state: 'now' } : step));
}

function lastStep(outcome: Outcome | undefined): Step {
  if (outcome === undefined) return { name: 'viewed', state: 'ahead' };
  if (outcome === 'viewed' || outcome === 'delivered') return { name: outcome, state: 'done' };
  return { name: outcome === 'ended' ? 'chatEnded' : outcome, state: 'failed' };
}
