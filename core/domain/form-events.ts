import type { FormChange, Meter } from '../ports.ts';
import type { FormRequest } from './model.ts';

/**
 * Counts what a committed change made of form requests, by the form's name. An outcome is counted as what ended the
 * answers (viewed, delivered, ended, expired, withdrawn, unconfirmed), or as `unanswered` if there never were any.
 */
export function countForms(meter: Meter, changes: readonly FormChange[], now: number): void {
  for (const { before, after } of changes) {
    for (const event of eventsOf(before, after)) countForm(meter, event, after.form.name);
    const { submission, outcome } = after;
    if (!submission || !outcome || before?.outcome) continue;
    meter.seconds('HeldSeconds', (now - submission.at) / 1000, { event: outcome });
  }
}

/** Counts one event of a form; forms' names are of the closed list that the brand published. */
export function countForm(meter: Meter, event: string, form: string): void {
  meter.count('FormEvent', { event, form });
}

function eventsOf(before: FormRequest | undefined, after: FormRequest): string[] {
  const happened: [event: string, is: boolean][] = [
    ['requested', before === undefined],
    ['opened', after.openedAt !== undefined && before?.openedAt === undefined],
    ['submitted', after.submission !== undefined && before?.submission === undefined],
    ['answerDelivered', after.delivered.length > (before?.delivered.length ?? 0)],
    ['confirmedLate', after.confirmedLateAt !== undefined && before?.confirmedLateAt === undefined],
    [ending(after), after.outcome !== undefined && before?.outcome === undefined],
  ];
  return happened.filter(([, is]) => is).map(([event]) => event);
}

function ending({ submission, outcome = 'ended' }: FormRequest): string {
  return submission ? outcome : 'unanswered';
}
