import { describe, expect, it } from 'vitest';
import { attributesNamed } from '../../../local/dynamodb/attributes.ts';
import { readAccesses, type TableAccess } from '../../../local/dynamodb/accesses.ts';
import { readTables } from '../../../local/dynamodb/table.ts';
import type { JsonObject } from '../../../local/template/json.ts';
import { assemblyOf } from '../templates.ts';

const KeySchema = [
  { AttributeName: 'room', KeyType: 'HASH' },
  { AttributeName: 'box', KeyType: 'RANGE' },
];
const byOwner = { IndexName: 'by-owner', KeySchema: [{ AttributeName: 'owner', KeyType: 'HASH' }] };
const Properties = { TableName: 'Boxes', KeySchema, GlobalSecondaryIndexes: [byOwner] };
const Boxes = { Type: 'AWS::DynamoDB::Table', Properties };
const [boxes] = readTables(assemblyOf({ S: { Resources: { Boxes } } }));

const TableName = 'Boxes';
const Key = { room: { S: 'r' }, box: { S: 'b' } };

function accesses(operation: string, body: JsonObject): TableAccess[] {
  const find = (name: string): { arn: string; table: typeof boxes } => ({
    arn: `table/${name}`,
    table: boxes,
  });
  return readAccesses(operation, body, find) ?? [];
}

/** What a condition key may hold in a request: `undefined` if that is not known. */
function keyOf(name: string, operation: string, body: JsonObject): unknown {
  return accesses(operation, { TableName, ...body })[0]?.context?.get(`dynamodb:${name}`);
}

describe('dynamodb:LeadingKeys', () => {
  it('is the partition key of what is read or written', () => {
    expect(keyOf('LeadingKeys', 'GetItem', { Key })).toEqual([['r']]);
    expect(keyOf('LeadingKeys', 'PutItem', { Item: { ...Key, n: { N: '1' } } })).toEqual([['r']]);
    const KeyConditionExpression = '#r = :r AND begins_with(box, :b)';
    const ExpressionAttributeNames = { '#r': 'room' };
    const ExpressionAttributeValues = { ':r': { S: 'r2' }, ':b': { S: 'b' } };
    const query = { KeyConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues };
    expect(keyOf('LeadingKeys', 'Query', query)).toEqual([['r2']]);
  });

  it("is an index's own partition key where an index is read", () => {
    const ExpressionAttributeValues = { ':o': { S: 'ann' } };
    const query = { IndexName: 'by-owner', KeyConditionExpression: 'owner=:o', ExpressionAttributeValues };
    expect(keyOf('LeadingKeys', 'Query', query)).toEqual([['ann']]);
    expect(accesses('Query', { TableName, ...query })[0]?.resource).toBe('table/Boxes/index/by-owner');
  });

  it('is absent from a scan, and every key of a batch', () => {
    expect(keyOf('LeadingKeys', 'Scan', {})).toEqual([undefined]);
    const RequestItems = { Boxes: { Keys: [Key, { ...Key, room: { S: 's' } }] } };
    expect(keyOf('LeadingKeys', 'BatchGetItem', { RequestItems })).toEqual([['r', 's']]);
  });
});

describe('dynamodb:Attributes', () => {
  it('are the top-level attributes that items, keys and expressions name', () => {
    const named = attributesNamed({
      Key,
      UpdateExpression: 'SET #s.x = if_not_exists(b, :v), c[0].d = list_append (e, :q) REMOVE f ADD g :z',
      ConditionExpression: 'attribute_not_exists(h) AND (i=:i OR NOT j BETWEEN :x AND :y) AND size(k)>:n',
      ExpressionAttributeNames: { '#s': 'state' },
    });
    expect(named?.toSorted()).toEqual(['b', 'box', 'c', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'room', 'state']);
  });

  it('are not known for a read that names none, nor for parameters of old', () => {
    expect(keyOf('Attributes', 'GetItem', { Key })).toBeUndefined();
    expect(keyOf('Attributes', 'GetItem', { Key, ProjectionExpression: 'n' })).toEqual([
      ['room', 'box', 'n'],
    ]);
    expect(keyOf('Attributes', 'PutItem', { Item: Key, Expected: {} })).toBeUndefined();
    expect(keyOf('Attributes', 'DeleteItem', { Key })).toEqual([['room', 'box']]);
  });
});

describe('dynamodb:ReturnValues', () => {
  it('may be there or not for the default', () => {
    expect(keyOf('ReturnValues', 'DeleteItem', { Key })).toEqual([['NONE'], undefined]);
  });

  it('counts what a failed condition returns', () => {
    const onFailure = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' };
    expect(keyOf('ReturnValues', 'DeleteItem', { Key, ...onFailure })).toEqual([
      ['NONE'],
      ['ALL_OLD'],
      undefined,
    ]);
    expect(keyOf('ReturnValues', 'DeleteItem', { Key, ReturnValues: 'ALL_OLD', ...onFailure })).toEqual([
      ['ALL_OLD'],
    ]);
  });
});

describe('a transaction', () => {
  it('is one access an item, and says that it is one', () => {
    const TransactItems = [
      { ConditionCheck: { TableName, Key } },
      { Put: { TableName, Item: Key } },
      { Update: { TableName, Key } },
      { Delete: { TableName, Key } },
    ];
    const read = accesses('TransactWriteItems', { TransactItems });
    const items = ['ConditionCheckItem', 'PutItem', 'UpdateItem', 'DeleteItem'];
    expect(read.map(({ action }) => action)).toEqual(items.map((item) => `dynamodb:${item}`));
    const enclosing = read.map(({ context }) => context?.get('dynamodb:EnclosingOperation'));
    expect(enclosing).toEqual(items.map(() => [['TransactWriteItems']]));
  });

  it('is not read if one of its items is not understood', () => {
    expect(() => accesses('TransactWriteItems', { TransactItems: [{ Later: { TableName } }] })).toThrow();
  });
});
