import { participant } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { socketsOf } from '../notify.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Registers the caller's socket, then gives what it missed: in this order, so that an entry made in between is either
 * pushed or read. Sockets past their end are dropped on the way.
 */
export const resume: Verb<'resume', ConversationDeps> = async (request, caller, deps) => {
  const { conversationId, id, afterSeq } = request;
  const conversation = participant(caller, await deps.conversations.find(conversationId));
  const now = deps.clock();
  const known = Object.entries(socketsOf(conversation, caller.role)).filter(
    ([id]) => id !== caller.connectionId,
  );
  const ended = known.filter(([, until]) => until <= now).map(([connectionId]) => connectionId);
  await deps.register.addSocket(conversation, caller.role, caller, [
    ...ended,
    ...excess(known, ended.length),
  ]);
  const { entries, more } = await deps.transcript.after(conversationId, afterSeq);
  return { type: 'resumed', id, conversationId, lastSeq: entries.at(-1)?.seq ?? afterSeq, more, entries };
};

/** Tabs and lost sockets of one side; the oldest make room. */
const maxSockets = 8;

function excess(known: [string, number][], ended: number): string[] {
  const tooMany = known.length - ended + 1 - maxSockets;
  if (tooMany <= 0) return [];
  const byAge = known.toSorted(([, a], [, b]) => a - b);
  return byAge.slice(ended, ended + tooMany).map(([connectionId]) => connectionId);
}
