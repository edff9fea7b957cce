import { randomUUID } from 'node:crypto';
import {
  ConditionalCheckFailedException,
  DynamoDBClient,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { expect, test } from 'vitest';
import type { DueForm } from '../../../../core/ports.ts';
import { placeholders } from '../../../../lambdas/adapters/dynamo/expression.ts';
import {
  changing,
  newAgent,
  newEvent,
  newForm,
  newRow,
  newSocket,
  now,
  starting,
} from '../../../ports/examples.ts';
import { dynamoPorts } from '../../../ports/ports.ts';
import { standIn } from '../../../smoke/aws/stand-in.ts';

/** Answers of DynamoDB that no engine gives when it is asked to. */
const client = DynamoDBDocumentClient.from(new DynamoDBClient());
const dynamo = standIn(client);
const ports = dynamoPorts((table) => table, client);
const throttled = Object.assign(new Error('too busy'), { name: 'ThrottlingException' });

test('a read of which DynamoDB leaves out a part fails: the part would look as if it did not exist', async () => {
  const { after } = starting();
  const form = newForm(after);
  const UnprocessedKeys = { Conversations: { Keys: [{ conversationId: after.conversationId }] } };
  dynamo.on(BatchGetCommand).resolves({ Responses: { Conversations: [] }, UnprocessedKeys });
  const read = ports.conversations.findWithForm(after.conversationId, form.requestId);
  await expect(read).rejects.toThrow('a part of the conversation could not be read');
});

test('an answer that says nothing is of nothing', async () => {
  dynamo.onAnyCommand().resolves({});
  const { after } = starting({ openForms: [randomUUID()] });
  const { conversationId } = after;
  const { conversations, lists, transcript, auditReader, dueForms, presence } = ports;
  expect(await conversations.findWithForm(conversationId, randomUUID())).toEqual({});
  expect(await lists.waiting()).toEqual({ conversations: [], next: undefined });
  expect(await lists.openForms(after)).toEqual([]);
  expect(await transcript.after(conversationId, 0)).toEqual({ entries: [], more: false });
  expect(await auditReader.about(conversationId, undefined)).toEqual({ records: [], more: false });
  for await (const form of dueForms.due('a', now)) expect.fail(form.requestId);
  expect(await presence.signOut('nobody', now)).toEqual([]);
});

test('what is decided on is read as it is, not as it was', async () => {
  dynamo.onAnyCommand().resolves({});
  const { after } = starting({ openForms: [randomUUID()] });
  const { conversationId } = after;
  await ports.conversations.find(conversationId);
  await ports.conversations.findWithForm(conversationId, randomUUID());
  await ports.lists.openForms(after);
  await ports.transcript.after(conversationId, 0);
  await ports.vault.find(conversationId, randomUUID());
  await ports.register.find(conversationId);
  await ports.presence.find('nobody');
  const read = [GetCommand, BatchGetCommand, QueryCommand].flatMap((command) =>
    dynamo.commandCalls(command as typeof GetCommand).map((call) => JSON.stringify(call.args[0].input)),
  );
  expect(read).toHaveLength(8);
  for (const input of read) expect(input).toContain('"ConsistentRead":true');
});

test('a claim that is found on the row under its own id, and gone a moment later, is answered gone', async () => {
  const row = newRow(newForm(starting().after));
  const Item = { claim: { M: { id: { S: 'claim' }, agentId: { S: 'agent' } } } };
  const CancellationReasons = [{ Code: 'None' }, { Code: 'ConditionalCheckFailed', Item }];
  const cancelled = new TransactionCanceledException({ $metadata: {}, message: '', CancellationReasons });
  dynamo.on(TransactWriteCommand).rejects(cancelled);
  dynamo.on(GetCommand).resolves({});
  const request = { claimId: 'claim', agentId: 'agent', audit: () => newEvent() };
  expect(await ports.vault.claim(row, request, () => now)).toEqual({ type: 'gone' });
});

test('no update sets a part of its key, which DynamoDB refuses and the engine lets pass', async () => {
  dynamo.onAnyCommand().resolves({});
  const { after } = starting();
  const form = newForm(after);
  await ports.journal.commit(changing(after, {}, { forms: [{ before: form, after: form }] }));
  const [write] = dynamo.commandCalls(TransactWriteCommand);
  const updates = (write?.args[0].input.TransactItems ?? []).flatMap(({ Update }) => Update ?? []);
  expect(updates).toHaveLength(2);
  for (const { Key, ExpressionAttributeNames } of updates) {
    const set = Object.values(ExpressionAttributeNames ?? {});
    // A form's id is in its key, too.
    expect([...Object.keys(Key ?? {}), 'requestId'].filter((name) => set.includes(name))).toEqual([]);
  }
});

test('what needs no values sends no list of them: DynamoDB refuses an empty one', () => {
  expect(placeholders(['id'])).toEqual({ ExpressionAttributeNames: { '#id': 'id' } });
});

test('a write that DynamoDB is too busy for fails, and is taken for no refusal', async () => {
  dynamo.on(PutCommand).rejects(throttled);
  dynamo.on(UpdateCommand).rejects(throttled);
  const writes = [
    ports.audit.put(newEvent()),
    ports.audit.putOnce({ ...newEvent(), keyId: 'key' }),
    ports.presence.connect(newAgent(), newSocket(), 'agent', now),
    ports.presence.disconnect(newAgent().id, newSocket()),
  ];
  for (const write of writes) await expect(write).rejects.toBe(throttled);
});

test('a claim that DynamoDB was too busy for reads the clock anew', async () => {
  const row = newRow(newForm(starting().after));
  dynamo.on(TransactWriteCommand).rejectsOnce(throttled).resolves({});
  let time = now;
  const request = { claimId: 'claim', agentId: 'agent', audit: (at: number) => newEvent({ at }) };
  expect(await ports.vault.claim(row, request, () => (time += 1))).toMatchObject({
    claim: { at: now + 2, lapsesAt: now + 2 + 60_000 },
  });
  const [, second] = dynamo.commandCalls(TransactWriteCommand);
  expect(second?.args[0].input.TransactItems).toMatchObject([
    {},
    { Update: { ExpressionAttributeValues: { ':lapsesAt': now + 2 + 60_000 } } },
    { Put: { Item: { at: now + 2 } } },
  ]);
});

test('what is due is read page by page', async () => {
  const item = (requestId: string) => ({ conversationId: 'one', item: `form#${requestId}`, dueAt: now });
  const last = { conversationId: 'one', item: 'form#a1' };
  dynamo
    .on(QueryCommand, { ExclusiveStartKey: undefined })
    .resolves({ Items: [item('a1')], LastEvaluatedKey: last });
  dynamo.on(QueryCommand, { ExclusiveStartKey: last }).resolves({ Items: [item('a2')] });
  const due: DueForm[] = [];
  for await (const form of ports.dueForms.due('a', now)) due.push(form);
  expect(due.map(({ requestId }) => requestId)).toEqual(['a1', 'a2']);
});

test('a record that is there already is an earlier attempt’s, and one of another key is no other sign-in’s', async () => {
  dynamo.on(PutCommand).rejects(new ConditionalCheckFailedException({ $metadata: {}, message: '' }));
  await ports.audit.put(newEvent());
  expect(await ports.audit.putOnce({ ...newEvent(), keyId: 'key' })).toBe(false);
});
