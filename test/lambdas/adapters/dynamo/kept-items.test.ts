import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEvent } from '../../../../core/ports.ts';
import { auditTable } from '../../../../lambdas/adapters/dynamo/audit/audit.ts';
import type { Item } from '../../../../local/dynamodb/item.ts';
import { EngineTables } from '../../../ports/engine-tables.ts';
import {
  answered,
  changing,
  committed,
  newAgent,
  newEvent,
  newSocket,
  now,
} from '../../../ports/examples.ts';
import { dynamoPorts, kept, type Ports } from '../../../ports/ports.ts';

let tables: EngineTables;
let ports: Ports;
beforeAll(async () => {
  tables = await EngineTables.start();
  ports = dynamoPorts((logicalId) => tables.nameOf(logicalId), tables.client());
});
afterAll(() => tables.stop());

const daySeconds = 86_400;
/** Whole seconds, and never sooner than was promised. */
const secondsAt = (ms: number) => Math.ceil(ms / 1000);

/** The items of a table that are about this conversation or person. */
async function itemsOf(table: string, id: string): Promise<Item[]> {
  const items = await tables.scan(table);
  return items.filter(({ conversationId, agentId }) => [conversationId, agentId].includes(id));
}

test('all that is kept of a conversation goes in time: at its end its days, after its last entry', async () => {
  const { conversation, row } = await answered(ports);
  const { conversationId } = conversation;
  const at = now + 1;
  const change = changing(conversation);
  const later = { ...change.entry, at };
  await committed(ports, { ...change, entry: later, audit: newEvent({ at, conversationId }) });
  const first = secondsAt(now) + kept.conversations * daySeconds;
  const last = secondsAt(at) + kept.conversations * daySeconds;
  const ttls = async (table: string) => new Set((await itemsOf(table, conversationId)).map(({ ttl }) => ttl));
  // A form is kept from its own last change on.
  expect(await ttls('Conversations')).toEqual(new Set([last, first]));
  expect(await ttls('Transcript')).toEqual(new Set([first, last]));
  expect(await ttls('Vault')).toEqual(new Set([secondsAt(row.expiresAt)]));
  const records = [now, at].map((ms) => secondsAt(ms) + kept.audit * daySeconds);
  expect(await ttls('Audit')).toEqual(new Set(records));
});

test('records stand by their conversation, else by who acted, else by nobody, in order of time', async () => {
  const [conversationId, actorId] = [randomUUID(), newAgent().id];
  const at = Date.UTC(2026, 11, 31, 23, 59, 59, 999);
  const inConversation = newEvent({ conversationId, actorId, at });
  const alone = newEvent({ actorId, at });
  const nobodys = newEvent({ at });
  for (const event of [inConversation, alone, nobodys]) await ports.audit.put(event);
  const records = await tables.scan('Audit');
  const keyOf = ({ id }: AuditEvent) => {
    const found = records.find((record) => String(record['id']).endsWith(id));
    return found && [found['subject'], found['id']];
  };
  const idOf = ({ id }: AuditEvent) => `2026-12-31T23:59:59.999Z#${id}`;
  expect(keyOf(inConversation)).toEqual([`c#${conversationId}`, idOf(inConversation)]);
  expect(keyOf(alone)).toEqual([`a#${actorId}`, idOf(alone)]);
  expect(keyOf(nobodys)).toEqual([`n#${nobodys.id.slice(0, 1)}`, idOf(nobodys)]);
});

test('the trail is kept as long as the function’s variables say', () => {
  const env = { AUDIT_TABLE_NAME: 'table', AUDIT_RETENTION_DAYS: '730' };
  expect(auditTable(env)).toEqual({ name: 'table', retentionDays: 730 });
});

test('nothing is kept because a socket was closed of somebody who is not known', async () => {
  const [conversationId, nobody] = [randomUUID(), newAgent().id];
  await ports.presence.disconnect(nobody, newSocket());
  await ports.register.forget(conversationId, [{ ...newSocket(), owner: nobody }]);
  expect([
    ...(await itemsOf('Connections', nobody)),
    ...(await itemsOf('Conversations', conversationId)),
  ]).toEqual([]);
});

test('a person is known for a day after their last socket, and after a sign-out', async () => {
  const person = newAgent();
  const socket = newSocket(now + 1);
  await ports.presence.connect(person, socket, 'agent', now);
  const ttl = secondsAt(now + 1) + daySeconds;
  expect(await itemsOf('Connections', person.id)).toMatchObject([{ ttl, name: person.name }]);
  await ports.presence.signOut(person.id, now + 5_000);
  expect(await itemsOf('Connections', person.id)).toMatchObject([
    { ttl: secondsAt(now + 5_000) + daySeconds, signedOutAt: now + 5_000 },
  ]);
});
