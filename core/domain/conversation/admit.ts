import { SealformError } from '../../errors.ts';
import type { ConversationReader, Start, Starts } from '../../ports.ts';
import type { RequestOf } from '../../protocol/index.ts';
import type { VisitorCaller } from '../caller.ts';

export interface AdmitDeps {
  readonly conversations: Pick<ConversationReader, 'find'>;
  readonly starts: Starts;
  /** How many conversations that one client has started may wait at once. */
  readonly waitingPerClient: number;
}

/** So many may wait that one credential has started: a page makes a credential for each. */
const waitingPerCredential = 3;

/** Starts are noted in steps of this time, so that one that is repeated is noted once or twice, ms. */
const stepMs = 30_000;

/** What was noted so shortly before may not be there yet, ms. */
const beginsWithinMs = 2 * stepMs;

/**
 * Notes a start with its credential and its client, so that nobody fills the desk alone (P20).
 *
 * @throws ERR_TOO_MANY_WAITING
 */
export async function admit(
  { conversationId }: RequestOf<'start'>,
  { visitorHash, client }: VisitorCaller,
  now: number,
  deps: AdmitDeps,
): Promise<void> {
  const limits: readonly [starter: string, limit: number][] = [
    [`visitor ${visitorHash}`, waitingPerCredential],
    ...(client === undefined ? [] : [[`client ${client}`, deps.waitingPerClient] as [string, number]]),
  ];
  for (const [starter, limit] of limits) {
    const at = now - (now % stepMs);
    const admitted = await noted(starter, { conversationId, at }, limit, deps);
    if (!admitted) throw new SealformError('ERR_TOO_MANY_WAITING');
  }
}

/** Where as many are noted as may wait, those count that still do. */
async function noted(starter: string, start: Start, limit: number, deps: AdmitDeps): Promise<boolean> {
  const earlier = await deps.starts.note(starter, start, limit);
  const isNoted = ({ conversationId }: Start) => conversationId === start.conversationId;
  // What is repeated after a fault has its place already.
  if (!earlier || earlier.some(isNoted)) return true;
  const waits = await Promise.all(earlier.map((each) => stillWaits(each, start.at, deps)));
  const isTwice = ({ conversationId }: Start, index: number) =>
    earlier.findIndex((each) => each.conversationId === conversationId) < index;
  const over = earlier.filter((each, index) => !waits[index] || isTwice(each, index));
  if (over.length === 0) return false;
  await deps.starts.forget(starter, over);
  return (await deps.starts.note(starter, start, limit)) === undefined;
}

async function stillWaits({ conversationId, at }: Start, now: number, deps: AdmitDeps): Promise<boolean> {
  const conversation = await deps.conversations.find(conversationId);
  return conversation ? conversation.state === 'waiting' : now - at < beginsWithinMs;
}
