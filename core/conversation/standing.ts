import type { Outcome } from '../protocol/index.ts';
import { leavesNothing } from '../protocol/outcome.ts';
import { type FormRecord, isDelivered, isStored } from './form-record.ts';

/** How far a form request has come. `held`: answers wait in the vault, or are on their way to the agent's console. */
export type Stage = 'requested' | 'opened' | 'held' | 'over';

export function stageOf({ end, submission, openedAt }: FormRecord): Stage {
  if (end) return 'over';
  if (submission) return 'held';
  return openedAt === undefined ? 'requested' : 'opened';
}

/** What is said of how it ended: a view that was confirmed late is one. */
export function outcomeOf({ viewed, end }: FormRecord): Outcome | undefined {
  return viewed ? 'viewed' : end?.outcome;
}

/** Whether the view was confirmed only after the answers had been destroyed. */
export function isViewedLate({ viewed, end }: FormRecord): boolean {
  return viewed !== undefined && end?.outcome !== 'viewed';
}

/** Whether an outcome has left nothing of it to show, off-the-record answers included. */
export function isGone(form: FormRecord | undefined): boolean {
  return leavesNothing(form?.end?.outcome);
}

/** Whether the visitor can still answer it or decline it. */
export function isWaiting({ submission, end }: FormRecord): boolean {
  return !submission && !end;
}

/** Whether answers are held that nobody has seen, as far as the visitor may know. */
export function isHeld(form: FormRecord): boolean {
  return stageOf(form) === 'held' && !isDelivered(form);
}

/** Whether answers are held in the vault that can still be revealed. */
export function canReveal(form: FormRecord): boolean {
  return stageOf(form) === 'held' && isStored(form);
}

/** Whether an off-the-record answer to this field would still be taken. `now`: ms since the epoch by the server's clock. */
export function takesAnswer(form: FormRecord, field: string, now: number): boolean {
  const { submission, delivered } = form;
  if (!submission?.offTheRecord.includes(field) || delivered.has(field) || isGone(form)) return false;
  return now < submission.expiresAt;
}

/** Until when it can be opened or, once it was opened, submitted; ms since the epoch by the server's clock. */
export function answerBy({ openedAt, request }: FormRecord): number {
  return openedAt === undefined ? request.openBy : request.submitBy;
}

/** When time acts on it next, ms since the epoch by the server's clock; undefined once it is over. */
export function dueAt(form: FormRecord): number | undefined {
  return form.end ? undefined : (form.submission?.expiresAt ?? answerBy(form));
}
