import type { ParticipantSocket } from '../../ports.ts';
import { participant, participantSocket } from '../caller.ts';
import { withoutTornEnd } from '../pages/torn-page.ts';
import type { Verb } from '../verbs.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Registers the caller's socket, then gives what it missed: in this order, so that an entry made in between is either
 * pushed or read. Sockets past their end are dropped on the way.
 */
export const resume: Verb<'resume', ConversationDeps> = async (request, caller, deps) => {
  const { conversationId, id, afterSeq } = request;
  participant(caller, await deps.conversations.find(conversationId));
  const own = participantSocket(caller);
  const now = deps.clock();
  const seenAt = caller.role === 'visitor' ? now : undefined;
  const registered = await deps.register.add(conversationId, [own], seenAt);
  const superfluous = superfluousAmong(registered, own, now);
  if (superfluous.length > 0) await deps.register.forget(conversationId, superfluous);
  const page = await deps.transcript.after(conversationId, afterSeq);
  const { entries, more } = withoutTornEnd(page, afterSeq, deps.clock());
  return { type: 'resumed', id, conversationId, lastSeq: entries.at(-1)?.seq ?? afterSeq, more, entries };
};

/** Tabs and lost sockets of one side; the oldest make room. */
const maxSockets = 8;

/** Those past their end, whosever they are, and of the caller's side more than the newest. */
function superfluousAmong(
  registered: readonly ParticipantSocket[],
  own: ParticipantSocket,
  now: number,
): ParticipantSocket[] {
  const past = registered.filter(({ until }) => until <= now);
  const others = registered.filter(
    ({ connectionId, owner, until }) =>
      until > now && owner === own.owner && connectionId !== own.connectionId,
  );
  const byAge = others.toSorted((one, other) => other.until - one.until);
  return [...past, ...byAge.slice(maxSockets - 1)];
}
