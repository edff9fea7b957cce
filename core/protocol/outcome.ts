import type { Entry } from './entries.ts';
import type { Outcome } from './values.ts';

/** The outcomes that an entry gives to form requests; empty when it ends no form. */
export function outcomesIn(entry: Entry): readonly { requestId: string; outcome: Outcome }[] {
  switch (entry.type) {
    case 'viewed':
    case 'withdrawn':
    case 'expired':
    case 'unconfirmed':
    case 'unreadable':
      return [{ requestId: entry.requestId, outcome: entry.type }];
    case 'handedOver':
    case 'ended':
      return entry.destroyed ?? [];
    case 'started':
    case 'accepted':
    case 'messageSent':
    case 'formRequested':
    case 'formOpened':
    case 'formSubmitted':
    case 'answerDelivered':
    case 'masksCorrected':
      return [];
  }
}

/** Whether this outcome leaves nothing to show, off-the-record answers included: all do but a view and a delivery. */
export function leavesNothing(outcome: Outcome | undefined): boolean {
  return outcome !== undefined && outcome !== 'viewed' && outcome !== 'delivered';
}
