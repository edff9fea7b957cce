import { SealformError } from '../../errors.ts';
import type { EntryOf, RequestOf } from '../../protocol/index.ts';
import { stamp } from '../append.ts';
import { auditOf } from '../audit.ts';
import { fullBucket } from '../limits/bucket.ts';
import { participant, participantSocket, type VisitorCaller } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import type { Conversation } from '../model.ts';
import { earlierEntry } from './add-entry.ts';
import { admit } from './admit.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Opens a conversation that waits for an agent, bound to the visitor's credential (P17).
 *
 * @throws ERR_TOO_MANY_WAITING when as many wait as one credential, or one client, may have
 */
export const start: Verb<'start', ConversationDeps> = async (request, caller, deps) => {
  const existing = await deps.conversations.find(request.conversationId);
  if (existing) return startedBefore(request, caller, existing, deps);
  const now = deps.clock();
  const after = newConversation(request, caller, now);
  const entry = stamp<'started'>({ type: 'started' }, request.id, after, now);
  const audit = auditOf(caller, request, { outcome: 'success' }, { id: deps.makeId(), at: now });
  await admit(request, caller, now, deps);
  // Before there is anything to be told of.
  await deps.register.add(request.conversationId, [participantSocket(caller)], now);
  const result = await deps.journal.commit({ before: undefined, after, entry, forms: [], vault: [], audit });
  if (result === 'committed') return entry;
  return startedBefore(request, caller, await deps.conversations.find(request.conversationId), deps);
};

async function startedBefore(
  request: RequestOf<'start'>,
  caller: VisitorCaller,
  existing: Conversation | undefined,
  deps: ConversationDeps,
): Promise<EntryOf<'started'>> {
  const { visitor } = participant(caller, existing);
  const earlier = visitor.recent.find(({ id }) => id === request.id);
  if (!earlier) throw new SealformError('ERR_BAD_REQUEST', { path: 'conversationId' });
  const entry = await earlierEntry(request, earlier.seq, deps);
  if (entry === 'torn') throw new SealformError('ERR_TRY_AGAIN');
  return entry;
}

function newConversation(request: RequestOf<'start'>, caller: VisitorCaller, now: number): Conversation {
  const bucket = fullBucket(now);
  return {
    conversationId: request.conversationId,
    state: 'waiting',
    since: now,
    visitorHash: caller.visitorHash,
    seq: 1,
    visitor: { recent: [{ id: request.id, seq: 1, at: now }], bucket },
    agentSide: { recent: [], bucket },
    openForms: [],
  };
}
