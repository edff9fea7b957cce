import type { Agent, Entry, EntryOf, KeyLoss, Outcome } from '../../../core/protocol/index.ts';

/** How far one sending of a form has come. `held`: answers wait in the vault, or are on their way to this console. */
export type Stage = 'requested' | 'opened' | 'held' | 'over';

/** One sending of a form, as far as the entries tell. Times are ms since the epoch, by the server's clock. */
export interface FormProgress {
  readonly requestId: string;
  readonly formName: string;
  readonly stage: Stage;
  readonly requestedAt: number;
  readonly openBy: number;
  readonly submitBy: number;
  /** Whether the answers are sealed to one browser's key. */
  readonly isSealed: boolean;
  readonly openedAt?: number;
  readonly submittedAt?: number;
  /** When the retention of the answers passes. */
  readonly expiresAt?: number;
  /** What the transcript keeps of each stored answer. */
  readonly masks: Readonly<Record<string, string>>;
  /** Fields whose answers are relayed and stored nowhere. */
  readonly offTheRecord: readonly string[];
  /** Those of them that a console has acknowledged. */
  readonly delivered: readonly string[];
  readonly outcome?: Outcome;
  readonly overAt?: number;
  readonly viewedBy?: Agent;
  /** Why nobody can read the answers. */
  readonly unreadableBecause?: KeyLoss | 'handedOver';
}

type FormEntry = Extract<Entry, { requestId: string }>;

export function beginProgress(entry: EntryOf<'formRequested'>): FormProgress {
  const { requestId, form, at, openBy, submitBy } = entry;
  return {
    requestId,
    formName: form.name,
    stage: 'requested',
    requestedAt: at,
    openBy,
    submitBy,
    isSealed: entry.recipient !== undefined,
    masks: {},
    offTheRecord: [],
    delivered: [],
  };
}

/** What an entry about this form makes of it. */
export function advance(progress: FormProgress, entry: FormEntry): FormProgress {
  const over = (outcome: Outcome) => ({
    ...progress,
    stage: 'over' as const,
    outcome,
    overAt: progress.overAt ?? entry.at,
  });
  switch (entry.type) {
    case 'formRequested':
      return progress;
    case 'formOpened':
      return { ...progress, stage: 'opened', openedAt: entry.at };
    case 'formSubmitted': {
      const { at: submittedAt, masks, offTheRecord, expiresAt } = entry;
      return { ...progress, stage: 'held', submittedAt, masks, offTheRecord, expiresAt };
    }
    case 'masksCorrected':
      return { ...progress, masks: entry.masks };
    case 'answerDelivered':
      return deliveredTo(progress, entry);
    case 'viewed':
      return { ...over('viewed'), viewedBy: entry.by };
    case 'unreadable':
      return { ...over('unreadable'), unreadableBecause: entry.because };
    case 'withdrawn':
    case 'expired':
    case 'unconfirmed':
      return over(entry.type);
  }
}

/** The conversation is over: what became of this form, if it was still open. */
export function endProgress(progress: FormProgress, { at, destroyed }: EntryOf<'ended'>): FormProgress {
  if (progress.stage === 'over') return progress;
  const outcome = destroyed.find(({ requestId }) => requestId === progress.requestId)?.outcome ?? 'ended';
  return { ...progress, stage: 'over', outcome, overAt: at };
}

/** The conversation has gone to somebody else: what became of this form, which stays open unless it is sealed. */
export function passOnProgress(
  progress: FormProgress,
  { at, destroyed }: EntryOf<'handedOver'>,
): FormProgress {
  const outcome = destroyed?.find(({ requestId }) => requestId === progress.requestId)?.outcome;
  if (progress.stage === 'over' || outcome === undefined) return progress;
  return { ...progress, stage: 'over', outcome, overAt: at, unreadableBecause: 'handedOver' };
}

/** When time acts on the form next, ms since the epoch by the server's clock. */
export function deadlineOf({ stage, openBy, submitBy, expiresAt }: FormProgress): number | undefined {
  if (stage === 'requested') return openBy;
  if (stage === 'opened') return submitBy;
  return stage === 'held' ? expiresAt : undefined;
}

/** Whether answers are held in the vault that can still be revealed. */
export function canReveal({ stage, masks }: FormProgress): boolean {
  return stage === 'held' && Object.keys(masks).length > 0;
}

/** A form without stored answers is done with the last delivery. */
function deliveredTo(progress: FormProgress, { field, at }: EntryOf<'answerDelivered'>): FormProgress {
  const delivered = [...new Set([...progress.delivered, field])];
  const all = progress.offTheRecord.every((name) => delivered.includes(name));
  const stored = Object.keys(progress.masks).length > 0;
  if (progress.stage !== 'held' || stored || !all) return { ...progress, delivered };
  return { ...progress, delivered, stage: 'over', outcome: 'delivered', overAt: at };
}
