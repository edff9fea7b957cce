import type { Outcome } from '../../../../core/protocol/index.ts';
import { visibleText } from '../../../shared/visible-text.ts';
import { clockTime, text } from '../../messages/current.ts';
import { canReveal, type FormProgress } from '../../work/form-progress.ts';
import type { Workspace } from '../../work/workspace.ts';

/** What a form's card has to know of the page that it is on. */
type Page = Pick<Workspace, 'canRead' | 'hasAnswers' | 'me'>;

/**
 * How far a form is, or what became of it.
 *
 * @param observed it is looked at by somebody who takes no part
 */
export function statusOf(form: FormProgress, page: Page, observed: boolean): string {
  const { status, observed: elsewhere, notDeliveredYet } = text().form;
  const { stage, outcome } = form;
  if (stage === 'over' && outcome) return endOf(form, outcome, page, observed);
  if (stage !== 'held') return status[stage === 'over' ? 'held' : stage];
  if (!canReveal(form) && !page.hasAnswers(form)) return notDeliveredYet;
  return observed || page.canRead(form) === false ? elsewhere.held : status.held;
}

function endOf(form: FormProgress, outcome: Outcome, { me }: Page, observed: boolean): string {
  const { status, observed: elsewhere } = text().form;
  const { submittedAt, overAt = 0, viewedBy, unreadableBecause = 'handedOver' } = form;
  const at = clockTime(overAt);
  const isAnswered = submittedAt !== undefined;
  if (outcome === 'viewed') {
    const isMe = viewedBy?.id === me?.id;
    return isMe ? status.viewedByYou(at) : status.viewed(visibleText(viewedBy?.name ?? ''), at);
  }
  if (outcome === 'unreadable') {
    const why = text().unreadable[unreadableBecause];
    return isAnswered ? status.unreadable(at, why) : status.unanswered.unreadable(at, why);
  }
  if (!isAnswered) return status.unanswered[unanswered(outcome)](at);
  return outcome === 'delivered' && observed ? elsewhere.delivered(at) : status.over[outcome](at);
}

/** How a form that nobody answered ended: with anything else its time ran out. */
function unanswered(outcome: Outcome): 'withdrawn' | 'ended' | 'expired' {
  return outcome === 'withdrawn' || outcome === 'ended' ? outcome : 'expired';
}

/** What the form's next deadline is about. */
export function deadlineFor(form: FormProgress): 'requested' | 'opened' | 'held' | 'relayed' {
  if (form.stage === 'requested' || form.stage === 'opened') return form.stage;
  return canReveal(form) ? 'held' : 'relayed';
}
