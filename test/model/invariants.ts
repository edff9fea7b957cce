import { isDeepStrictEqual } from 'node:util';
import { hasStoredAnswers } from '../../core/domain/model.ts';
import type { ServerMessage } from '../../core/protocol/index.ts';
import { offTheRecordAnswer, storedAnswer } from './cast.ts';
import { HistoryRecord } from './record.ts';
import { misTold } from './told.ts';
import type { Sent, World } from './world.ts';

/** Returns the broken promises of a history in which nothing runs any more; empty if all hold. */
export function broken(world: World): string[] {
  return [
    ...new HistoryRecord(world).wrong,
    ...holes(world),
    ...rowsOutOfPlace(world),
    ...winners(world),
    ...unrecorded(world),
    ...repetitions(world),
    ...misjudged(world),
    ...leaks(world),
    ...misTold(world),
  ];
}

/** Returns the forms without an outcome and the rows that are left, after all deadlines and sweeps; empty if all is done. */
export function unfinished({ tables }: World): string[] {
  const open = tables.forms.all().filter(({ outcome }) => outcome === undefined);
  return [
    ...open.map(({ requestId }) => `form ${requestId} has no outcome`),
    ...tables.vault.all().map(({ requestId }) => `the answers to ${requestId} are still held`),
  ];
}

/** Numbers have no holes, and no id became two entries (P13). */
function holes({ tables }: World): string[] {
  const wrong: string[] = [];
  for (const { conversationId, seq } of tables.conversations.all()) {
    const entries = tables.transcript.all().filter((entry) => entry.conversationId === conversationId);
    const numbers = entries.map((entry) => entry.seq).sort((one, other) => one - other);
    if (
      !isDeepStrictEqual(
        numbers,
        Array.from({ length: seq }, (_, index) => index + 1),
      )
    )
      wrong.push(`${conversationId} has the numbers ${numbers.join()} of ${seq}`);
    if (new Set(entries.map(({ id }) => id)).size < entries.length)
      wrong.push(`${conversationId} has two entries of one id`);
  }
  return wrong;
}

/** The vault holds one row for each open form with stored answers, and nothing else (P6). */
function rowsOutOfPlace({ tables }: World): string[] {
  const expected = tables.forms
    .all()
    .filter((form) => !form.outcome && hasStoredAnswers(form))
    .map(({ requestId }) => requestId);
  const held = tables.vault.all().map(({ requestId }) => requestId);
  return isDeepStrictEqual(expected.toSorted(), held.toSorted())
    ? []
    : [`the vault holds ${held.join()}, and should hold ${expected.join()}`];
}

/** All successful reveals of a form have one id and one agent (P4). */
function winners({ sent }: World): string[] {
  const byForm = Map.groupBy(sent.filter(isRevealed), ({ reply }) => reply.requestId);
  return [...byForm].flatMap(([requestId, reveals]) => {
    const who = new Set(reveals.map(({ request, caller }) => `${request.id} ${nameOf(caller)}`));
    const late = reveals.some(({ reply }) => reply.confirmBy !== reveals[0]?.reply.confirmBy);
    return [
      ...(who.size > 1 ? [`${requestId} was revealed to ${[...who].join(' and ')}`] : []),
      ...(late ? [`the claim of ${requestId} was extended`] : []),
    ];
  });
}

type Revealed = Sent & { reply: Extract<ServerMessage, { type: 'revealed' }> };

function isRevealed(sent: Sent): sent is Revealed {
  return sent.reply?.type === 'revealed';
}

/** Every change, claim and refused reveal has its audit record (P4, P7). */
function unrecorded({ tables, commits, sent }: World): string[] {
  const records = new Set(tables.audit.all().map(({ id }) => id));
  const missing = commits
    .map((commit) => (commit.type === 'claim' ? commit.audit : commit.change.audit))
    .filter(({ id }) => !records.has(id));
  const denied = tables.audit
    .all()
    .filter(({ action, outcome }) => action === 'reveal' && outcome === 'denied');
  const refused = sent.filter(
    ({ request, reply }) =>
      request.type === 'reveal' && reply?.type === 'error' && reply.code !== 'ERR_TRY_AGAIN',
  );
  return [
    ...missing.map(({ action }) => `no record of ${action}`),
    ...(denied.length < refused.length
      ? [`${refused.length} reveals refused, ${denied.length} on record`]
      : []),
  ];
}

const repeatable: ReadonlySet<ServerMessage['type']> = new Set([
  'error',
  'resumed',
  'noted',
  'joined',
  'relayed',
  'signedOut',
]);

/** A repeated id is answered as the first time, and changes nothing (P13). */
function repetitions({ sent }: World): string[] {
  const byId = Map.groupBy(
    sent.filter(({ reply }) => reply && !repeatable.has(reply.type)),
    ({ request, caller }) => `${request.id} ${nameOf(caller)}`,
  );
  return [...byId.values()].flatMap(([first, ...others]) =>
    others
      .filter(({ reply }) => !isDeepStrictEqual(reply, first?.reply))
      .map(({ request }) => `a repeated ${request.type} was answered otherwise`),
  );
}

/** Every submission here is well formed, and repeated as it was: none is called a bad request (P13). */
function misjudged({ sent }: World): string[] {
  return sent
    .filter(({ request }) => request.type === 'submitForm')
    .filter(({ reply }) => reply?.type === 'error' && reply.code === 'ERR_BAD_REQUEST')
    .map(({ request }) => `a well-formed ${request.type} was called a bad request`);
}

function nameOf(caller: Sent['caller']): string {
  return caller.role === 'visitor' ? caller.visitorHash : caller.agentId;
}

/** No answer is in any table, and an off-the-record one is told to agents only (P1, P2). */
function leaks({ tables, relayed }: World): string[] {
  const { conversations, forms, transcript, vault, audit, people } = tables;
  const all = [conversations, forms, transcript, vault, audit, people].map((table) =>
    JSON.stringify(table.all()),
  );
  return [
    ...(all.some((text) => text.includes(storedAnswer) || text.includes(offTheRecordAnswer))
      ? ['a table holds an answer']
      : []),
    ...relayed
      .filter(({ connectionId }) => !/^(ana|ben),/.test(connectionId))
      .map(({ connectionId }) => `${connectionId} was told an off-the-record answer`),
  ];
}
