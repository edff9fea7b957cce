import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BatchWriteCommand, GetCommand, PutCommand, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import {
  DeleteCommand,
  TransactGetCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '../../../local/dynamodb/database.ts';
import { describeBundledEngine } from '../../runtime.ts';
import { Services, startOfTest } from '../services.ts';

const services = new Services();
const boxes = services.find('Data/Boxes').physicalId;
const notes = services.find('Data/Notes').physicalId;
let database: Database;
let packer: DynamoDBDocumentClient;
let opener: DynamoDBDocumentClient;
let sweeper: DynamoDBDocumentClient;

beforeAll(async () => {
  database = await services.startDatabase();
  packer = services.documentClient(database, 'Packer');
  opener = services.documentClient(database, 'Opener');
  sweeper = services.documentClient(database, 'Sweeper');
});
afterAll(() => services.stop());
beforeEach(() => {
  services.traffic.clear();
  services.refusals.length = 0;
});

const put = (box: string, more: Record<string, unknown> = {}): PutCommand =>
  new PutCommand({ TableName: boxes, Item: { room: 'r', box, ...more } });
const get = (box: string): GetCommand => new GetCommand({ TableName: boxes, Key: { room: 'r', box } });
const denied = { name: 'AccessDeniedException' };

describe('permissions', () => {
  it('lets each role do what its policy allows, and no more', async () => {
    await packer.send(put('allowed', { count: 1 }));
    const { Item } = await opener.send(get('allowed'));
    expect(Item).toEqual({ room: 'r', box: 'allowed', count: 1 });
    await expect(packer.send(get('allowed'))).rejects.toMatchObject(denied);
    await expect(opener.send(put('refused'))).rejects.toMatchObject(denied);
  });

  it('says in the log who was refused what, and quotes no value', async () => {
    await expect(opener.send(put('secret-value'))).rejects.toMatchObject(denied);
    expect(services.refusals).toEqual([
      expect.stringMatching(
        /^Api\/Opener .*dynamodb:PutItem on resource: arn:aws:dynamodb:.*no policy allows it$/,
      ),
    ]);
    expect(services.refusals.join()).not.toContain('secret-value');
  });

  it('checks the index of a query apart from its table', async () => {
    const query = (IndexName: string): QueryCommand =>
      new QueryCommand({
        TableName: notes,
        IndexName,
        KeyConditionExpression: 'author = :author',
        ExpressionAttributeValues: { ':author': 'ann' },
      });
    await packer.send(
      new PutCommand({ TableName: notes, Item: { room: 'n1', author: 'ann', writtenAt: 1 } }),
    );
    expect((await packer.send(query('by-author'))).Count).toBe(1);
    await expect(packer.send(query('by-reader'))).rejects.toMatchObject(denied);
  });

  it('checks a transaction item by item, and writes nothing of one that is refused', async () => {
    const check = { TableName: notes, Key: { room: 'n1' }, ConditionExpression: 'attribute_exists(room)' };
    const allowed = { Put: { TableName: boxes, Item: { room: 'r', box: 'with-check' } } };
    await packer.send(new PutCommand({ TableName: notes, Item: { room: 'n1' } }));
    await packer.send(new TransactWriteCommand({ TransactItems: [{ ConditionCheck: check }, allowed] }));
    const refused = { Delete: { TableName: boxes, Key: { room: 'r', box: 'with-check' } } };
    const other = { Put: { TableName: boxes, Item: { room: 'r', box: 'beside-a-refused' } } };
    const transaction = new TransactWriteCommand({ TransactItems: [other, refused] });
    await expect(packer.send(transaction)).rejects.toMatchObject(denied);
    expect((await opener.send(get('with-check'))).Item).toBeDefined();
    expect((await opener.send(get('beside-a-refused'))).Item).toBeUndefined();
    const read = { Get: { TableName: notes, Key: { room: 'n1' } } };
    await expect(packer.send(new TransactGetCommand({ TransactItems: [read] }))).rejects.toMatchObject(
      denied,
    );
  });

  it('does not take BatchWriteItem for PutItem', async () => {
    const RequestItems = { [boxes]: [{ PutRequest: { Item: { room: 'r', box: 'batch' } } }] };
    await expect(packer.send(new BatchWriteCommand({ RequestItems }))).rejects.toMatchObject(denied);
  });

  it('lets no old values out through a delete whose policy says so', async () => {
    const remove = { TableName: boxes, Key: { room: 'r', box: 'to-delete' } };
    await packer.send(put('to-delete'));
    await expect(
      sweeper.send(new DeleteCommand({ ...remove, ReturnValues: 'ALL_OLD' })),
    ).rejects.toMatchObject(denied);
    const onFailure = {
      ConditionExpression: 'attribute_not_exists(room)',
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    };
    const transaction = new TransactWriteCommand({
      TransactItems: [{ Delete: { ...remove, ...onFailure } as never }],
    });
    await expect(sweeper.send(transaction)).rejects.toMatchObject(denied);
    await sweeper.send(new DeleteCommand(remove));
    expect((await opener.send(get('to-delete'))).Item).toBeUndefined();
  });

  it("obeys a table's own policy before a role's", async () => {
    await expect(opener.send(new ScanCommand({ TableName: boxes }))).rejects.toMatchObject(denied);
    expect(services.refusals[0]).toMatch(/a policy denies it$/);
  });

  it('refuses operations that it does not run, and tables that the templates do not have', async () => {
    await expect(packer.send(new ListTablesCommand({}))).rejects.toMatchObject(denied);
    const create = { TableName: 'x', AttributeDefinitions: [], KeySchema: [] };
    await expect(packer.send(new CreateTableCommand(create))).rejects.toMatchObject(denied);
    await expect(packer.send(new PutCommand({ TableName: 'x', Item: { a: 1 } }))).rejects.toMatchObject(
      denied,
    );
  });

  it('knows nobody without credentials that were issued', async () => {
    const credentials = { accessKeyId: 'AKIAOTHER', secretAccessKey: 'x', sessionToken: 'y' };
    const stranger = new DynamoDBClient({
      endpoint: database.url,
      region: 'eu-west-1',
      credentials,
      maxAttempts: 1,
    });
    await expect(stranger.send(put('stranger'))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
    expect(services.traffic.calls).toMatchObject([
      { caller: 'outside', outcome: 'UnrecognizedClientException' },
    ]);
    stranger.destroy();
  });
});

describe('faults', () => {
  const transaction = (box: string): TransactWriteCommand =>
    new TransactWriteCommand({
      TransactItems: [
        {
          Update: {
            TableName: notes,
            Key: { room: 'f' },
            UpdateExpression: 'SET n = :n',
            ExpressionAttributeValues: { ':n': 1 },
          },
        },
        { Put: { TableName: boxes, Item: { room: 'r', box } } },
      ],
    });

  it('throttles before or after the write has taken effect', async () => {
    services.traffic.inject({ operation: 'PutItem', kind: 'throttle' });
    await expect(packer.send(put('early'))).rejects.toMatchObject({ name: 'ThrottlingException' });
    services.traffic.inject({ operation: 'PutItem', kind: 'throttle', when: 'after' });
    await expect(packer.send(put('late'))).rejects.toMatchObject({ name: 'ThrottlingException' });
    expect((await opener.send(get('early'))).Item).toBeUndefined();
    expect((await opener.send(get('late'))).Item).toBeDefined();
  });

  it('cancels a transaction as a conflict does, with a reason an item', async () => {
    services.traffic.inject({ resource: boxes, kind: 'conflict' });
    await expect(packer.send(transaction('conflict'))).rejects.toMatchObject({
      name: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'TransactionConflict' }, { Code: 'None' }],
    });
    await packer.send(transaction('conflict'));
    services.traffic.inject({ kind: 'conflict' });
    await opener.send(get('conflict'));
    await expect(packer.send(put('c'))).rejects.toMatchObject({ name: 'TransactionConflictException' });
  });

  it('ends the connection without an answer', async () => {
    services.traffic.inject({ kind: 'timeout', when: 'after' });
    await expect(packer.send(put('unanswered'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await opener.send(get('unanswered'))).Item).toBeDefined();
    expect(services.traffic.calls.map(({ outcome }) => outcome)).toEqual(['timeout', 'ok']);
  });

  it("ends the caller's instance, and answers nothing", async () => {
    const ended: string[] = [];
    services.traffic.onDeath((instance) => ended.push(instance));
    services.traffic.inject({ caller: 'Packer', kind: 'die' });
    await expect(packer.send(put('dead'))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(ended).toEqual(['one']);
    expect((await opener.send(get('dead'))).Item).toBeUndefined();
  });

  it('does not count a refused call as hit', async () => {
    const fault = services.traffic.inject({ kind: 'throttle' });
    await expect(opener.send(put('refused'))).rejects.toMatchObject(denied);
    expect(fault.hits).toBe(0);
  });
});

describe('the tables', () => {
  it('counts every call with its caller, resources and outcome', async () => {
    const update = { TableName: notes, Key: { room: 'x' }, UpdateExpression: 'SET n = :n' };
    const condition = {
      ConditionExpression: 'attribute_exists(room)',
      ExpressionAttributeValues: { ':n': 1 },
    };
    await expect(packer.send(new UpdateCommand({ ...update, ...condition }))).rejects.toThrow();
    const common = { at: startOfTest, service: 'dynamodb', operation: 'UpdateItem', caller: 'Api/Packer' };
    const arn = services.find('Data/Notes').arn;
    const outcome = 'ConditionalCheckFailedException';
    expect(services.traffic.calls).toEqual([{ ...common, instance: 'one', resources: [arn], outcome }]);
  });

  it('are swept by TTL only when asked, and only what has expired by the clock', async () => {
    const seconds = startOfTest / 1000;
    await packer.send(put('expires-later', { expiresAt: seconds + 60 }));
    await packer.send(put('expires-much-later', { expiresAt: seconds + 6000 }));
    expect(await database.expire()).toBe(0);
    services.now = startOfTest + 61_000;
    expect((await opener.send(get('expires-later'))).Item).toBeDefined();
    expect(await database.expire()).toBe(1);
    expect((await opener.send(get('expires-later'))).Item).toBeUndefined();
    expect((await opener.send(get('expires-much-later'))).Item).toBeDefined();
  });

  it('are read past all permissions by tests, as plain values', async () => {
    const tags = new Set(['a', 'b']);
    const item = { room: 'plain', n: 7, yes: true, none: null, list: [1, 'x'], map: { k: 'v' }, tags };
    await packer.send(new PutCommand({ TableName: notes, Item: { ...item, bytes: Uint8Array.of(1, 2) } }));
    const found = (await database.scan('Notes')).find(({ room }) => room === 'plain');
    expect(found).toEqual({ ...item, bytes: Buffer.of(1, 2) });
    await expect(database.scan('Data/')).rejects.toThrow('2 tables match');
  });

  it('keep their items in a data folder', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-test-'));
    const first = new Services(services.directory);
    await first.documentClient(await first.startDatabase(folder), 'Packer').send(put('kept'));
    await first.stop();
    const second = new Services(services.directory);
    const reopened = await second.startDatabase(folder);
    expect((await second.documentClient(reopened, 'Opener').send(get('kept'))).Item).toBeDefined();
    await second.stop();
    rmSync(folder, { recursive: true });
  });
});

describeBundledEngine('the tables on the bundled engine', () => {
  async function filesOf(data?: string): Promise<string[]> {
    const passing = new Services(services.directory);
    const files = await (await passing.startDatabase(data)).files();
    expect(files.length).toBeGreaterThan(0);
    await passing.stop();
    return files;
  }

  it('leave files that can be searched, and take them along when no folder was given', async () => {
    expect((await filesOf()).filter((file) => existsSync(file))).toEqual([]);
  });

  it('leave them in the folder that was given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'database-test-'));
    const kept = (await filesOf(folder)).filter((file) => existsSync(file));
    expect(kept).toContain(join(folder, 'dynamodb.sqlite'));
    rmSync(folder, { recursive: true });
  });
});
