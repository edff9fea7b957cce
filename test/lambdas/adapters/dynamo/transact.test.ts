import timers from 'node:timers/promises';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { transact } from '../../../../lambdas/adapters/dynamo/transact.ts';
import { standIn } from '../../../smoke/aws/stand-in.ts';

const dynamo = standIn(DynamoDBDocumentClient);
const client = dynamo as unknown as DynamoDBDocumentClient;
const sent = () => dynamo.commandCalls(TransactWriteCommand).map((call) => call.args[0].input.TransactItems);

beforeEach(() => {
  vi.spyOn(timers, 'setTimeout').mockResolvedValue(undefined);
  vi.spyOn(Math, 'random').mockReturnValue(0.5);
});
afterEach(() => vi.restoreAllMocks());

/** DynamoDB's refusal of a transaction, a code an item. */
function cancelled(...codes: (string | undefined)[]): Error {
  const CancellationReasons = codes.map((Code) => (Code === undefined ? {} : { Code }));
  return new TransactionCanceledException({ $metadata: {}, message: 'cancelled', CancellationReasons });
}

const named = (name: string) => Object.assign(new Error('failed'), { name });

/** Items by which each attempt can be told from the others. */
function numbered() {
  let attempt = 0;
  return () => [{ Put: { TableName: 'table', Item: { attempt: ++attempt } } }];
}

const passing: Record<string, Error> = {
  'meets another transaction': cancelled('None', 'TransactionConflict'),
  'meets another transaction, of an item without a code': cancelled(undefined, 'TransactionConflict'),
  'is throttled': cancelled('ThrottlingError', 'None'),
  'is beyond what a partition gives': cancelled('ProvisionedThroughputExceeded'),
  'is cancelled without a reason': cancelled(),
  'is cancelled, and no list says why': new TransactionCanceledException({ $metadata: {}, message: '' }),
  'is in progress': named('TransactionInProgressException'),
  'is throttled as a whole': named('ThrottlingException'),
  'has no answer': named('TimeoutError'),
};

test.each(Object.entries(passing))('a transaction that %s is made anew and sent again', async (_, error) => {
  dynamo.on(TransactWriteCommand).rejectsOnce(error).resolves({});
  expect(await transact(client, numbered())).toEqual({ type: 'committed' });
  expect(sent()).toEqual([1, 2].map((attempt) => [{ Put: { TableName: 'table', Item: { attempt } } }]));
});

const lasting: Record<string, Error> = {
  'an item is too large': cancelled('None', 'ValidationError'),
  'an item is too large, and another is in use': cancelled('TransactionConflict', 'ValidationError'),
  'it is not valid': named('ValidationException'),
  'it is not allowed': named('AccessDeniedException'),
};

test.each(Object.entries(lasting))('a transaction fails at once when %s', async (_, error) => {
  dynamo.on(TransactWriteCommand).rejects(error);
  await expect(transact(client, numbered())).rejects.toBe(error);
  expect(sent()).toHaveLength(1);
});

test('a transaction is refused with the reasons of its items, whatever else stood in its way', async () => {
  dynamo.on(TransactWriteCommand).rejects(cancelled('TransactionConflict', 'ConditionalCheckFailed'));
  expect(await transact(client, numbered())).toEqual({
    type: 'refused',
    reasons: [{ Code: 'TransactionConflict' }, { Code: 'ConditionalCheckFailed' }],
  });
  expect(sent()).toHaveLength(1);
});

test('a transaction is sent four times at most, each time after twice as long at most, and then fails', async () => {
  const error = cancelled('TransactionConflict');
  dynamo.on(TransactWriteCommand).rejects(error);
  await expect(transact(client, numbered())).rejects.toBe(error);
  expect(sent()).toHaveLength(4);
  expect(vi.mocked(timers.setTimeout).mock.calls).toEqual([[20], [40], [80]]);
});
