import { isDeepStrictEqual } from 'node:util';
import { stillToAnswer } from '../../core/domain/form-state.ts';
import { type Conversation, dueAt, type FormRequest, hasStoredAnswers } from '../../core/domain/model.ts';
import { Chronicle } from '../../core/conversation/chronicle.ts';
import type { FormRecord } from '../../core/conversation/form-record.ts';
import * as standing from '../../core/conversation/standing.ts';
import type { Entry } from '../../core/protocol/index.ts';
import { leavesNothing } from '../../core/protocol/outcome.ts';
import { bareSsn } from './cast.ts';
import type { World } from './world.ts';

/** The entries of a conversation, in order. */
export function entriesOf({ tables }: World, conversationId: string): Entry[] {
  const entries = tables.transcript.all().filter((entry) => entry.conversationId === conversationId);
  return entries.sort((one, other) => one.seq - other.seq);
}

/** Where what the entries tell of a conversation, as both sides take it, is not what the server knows of it. */
export function misTold(world: World): string[] {
  return world.tables.conversations.all().flatMap((conversation) => {
    const { conversationId } = conversation;
    const entries = entriesOf(world, conversationId);
    const chronicle = new Chronicle();
    const unmasked = entries.flatMap((entry) => {
      const isMissed = isUnmasked(entry, chronicle);
      chronicle.add(entry);
      return isMissed ? [`${entry.id} holds what was asked for`] : [];
    });
    const forms = world.tables.forms.all().filter((form) => form.conversationId === conversationId);
    return [
      ...unmasked,
      ...differences(conversationId, toldOf(chronicle), knownOf(conversation, forms)),
      ...forms.flatMap((form) =>
        misToldForm(form, chronicle.forms.get(form.requestId), conversation, entries),
      ),
    ];
  });
}

/** Whether a message holds what the entries before it ask its sender for. */
function isUnmasked(entry: Entry, before: Chronicle): boolean {
  if (entry.type !== 'messageSent' || entry.text !== bareSsn) return false;
  return before.askedOf(entry.from, entry.at).includes('ssn');
}

function toldOf({ phase, agent, lastSeq, openForms, forms }: Chronicle) {
  const open = openForms.map(({ request }) => request.requestId).sort();
  return { state: phase, agent, seq: lastSeq, openForms: open, forms: [...forms.keys()].sort() };
}

function knownOf({ state, agent, seq, openForms }: Conversation, forms: readonly FormRequest[]) {
  const all = forms.map(({ requestId }) => requestId).sort();
  return { state, agent, seq, openForms: openForms.toSorted(), forms: all };
}

function misToldForm(
  known: FormRequest,
  told: FormRecord | undefined,
  conversation: Conversation,
  entries: readonly Entry[],
): string[] {
  if (!told) return [`${known.requestId} is not told`];
  return [
    ...differences(known.requestId, toldOfForm(told), knownOfForm(known, entries)),
    ...differences(known.requestId, standingOf(told), allowedBy(known, conversation)),
  ];
}

function toldOfForm(told: FormRecord) {
  const { request, openedAt, submission, masks, delivered, viewed, end } = told;
  return {
    form: request.form,
    times: [request.openBy, request.submitBy, openedAt],
    submission: submission && [submission.id, submission.seq, submission.at, submission.expiresAt],
    consent: submission?.consent,
    offTheRecord: submission?.offTheRecord,
    masks,
    isSealed: request.recipient !== undefined,
    delivered: [...delivered.keys()],
    outcome: end?.outcome,
    confirmedLateAt: standing.isViewedLate(told) ? viewed?.at : undefined,
  };
}

/** Corrected masks are among the entries alone. */
function knownOfForm(known: FormRequest, entries: readonly Entry[]) {
  const { requestId, form, openBy, submitBy, openedAt, submission, delivered, outcome } = known;
  const corrected = entries.findLast(
    (entry) => entry.type === 'masksCorrected' && entry.requestId === requestId,
  );
  return {
    form,
    times: [openBy, submitBy, openedAt],
    submission: submission && [submission.id, submission.seq, submission.at, submission.expiresAt],
    consent: submission?.consent,
    offTheRecord: submission?.offTheRecord,
    masks: { ...(corrected?.type === 'masksCorrected' ? corrected.masks : submission?.masks) },
    isSealed: known.sealedTo !== undefined,
    delivered: [...delivered],
    outcome,
    confirmedLateAt: known.confirmedLateAt,
  };
}

/** What the pages let their people do. */
function standingOf(told: FormRecord) {
  return {
    canBeAnswered: standing.isWaiting(told),
    canBeRevealed: standing.canReveal(told),
    isGone: standing.isGone(told),
    isOver: standing.stageOf(told) === 'over',
    dueAt: standing.dueAt(told),
  };
}

/** What the server would allow, whatever the time. Of a claim no entry tells. */
function allowedBy(known: FormRequest, conversation: Conversation) {
  return {
    canBeAnswered: !throws(() => stillToAnswer(known, conversation, 0)),
    canBeRevealed: known.outcome === undefined && hasStoredAnswers(known),
    isGone: leavesNothing(known.outcome),
    isOver: known.outcome !== undefined,
    dueAt: dueAt({ ...known, claim: undefined }),
  };
}

function throws(act: () => void): boolean {
  try {
    act();
    return false;
  } catch {
    return true;
  }
}

function differences<T extends object>(of: string, told: T, known: T): string[] {
  const names = Object.keys(known) as (keyof T & string)[];
  return names
    .filter((name) => !isDeepStrictEqual(told[name], known[name]))
    .map(
      (name) => `${of}: ${name} is told as ${JSON.stringify(told[name])}, not ${JSON.stringify(known[name])}`,
    );
}
