import { type FormRecord, isStored } from '../../../../core/conversation/form-record.ts';
import { outcomeOf } from '../../../../core/conversation/standing.ts';
import type { Outcome } from '../../../../core/protocol/index.ts';
import { visibleText } from '../../../shared/text/visible-text.ts';
import { clockTime, text } from '../../messages/current.ts';
import type { Workspace } from '../../work/workspace.ts';

/** What a form's card has to know of the page that it is on. */
interface Page extends Pick<Workspace, 'canRead' | 'hasAnswers'> {
  readonly desk: Pick<Workspace['desk'], 'me'>;
}

/**
 * How far a form is, or what became of it.
 *
 * @param observed it is looked at by somebody who takes no part
 */
export function statusOf(form: FormRecord, page: Page, observed: boolean): string {
  const { status, observed: elsewhere, notDeliveredYet } = text().form;
  const outcome = outcomeOf(form);
  if (outcome) return endOf(form, outcome, page, observed);
  const next = deadlineFor(form);
  if (next === 'requested' || next === 'opened') return status[next];
  if (next === 'relayed' && !page.hasAnswers(form)) return notDeliveredYet;
  return observed || page.canRead(form) === false ? elsewhere.held : status.held;
}

function endOf(form: FormRecord, outcome: Outcome, { desk }: Page, observed: boolean): string {
  const { status, observed: elsewhere } = text().form;
  const { submission, end, viewed } = form;
  const at = clockTime(end?.at ?? 0);
  if (outcome === 'viewed') {
    const isMe = viewed?.by.id === desk.me?.id;
    return isMe ? status.viewedByYou(at) : status.viewed(visibleText(viewed?.by.name ?? ''), at);
  }
  if (outcome === 'unreadable') {
    const why = text().unreadable[end?.because ?? 'handedOver'];
    return submission ? status.unreadable(at, why) : status.unanswered.unreadable(at, why);
  }
  if (!submission) return status.unanswered[unanswered(outcome)](at);
  return outcome === 'delivered' && observed ? elsewhere.delivered(at) : status.over[outcome](at);
}

/** How a form that nobody answered ended: with anything else its time ran out. */
function unanswered(outcome: Outcome): 'withdrawn' | 'ended' | 'expired' {
  return outcome === 'withdrawn' || outcome === 'ended' ? outcome : 'expired';
}

/** What the form's next deadline is about. */
export function deadlineFor(form: FormRecord): 'requested' | 'opened' | 'held' | 'relayed' {
  if (form.submission) return isStored(form) ? 'held' : 'relayed';
  return form.openedAt === undefined ? 'requested' : 'opened';
}
