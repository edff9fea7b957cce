import type { Access } from '../iam/access-control.ts';
import { RequestContext, type KeyValues } from '../iam/context.ts';
import { isObject, listOf, textOf, type Json, type JsonObject } from '../template/json.ts';
import { attributesNamed, valueOf } from './attributes.ts';
import type { Table } from './table.ts';

/** One table, or one index, that a request reads or writes. */
export interface TableAccess extends Access {
  readonly table: Table | undefined;
}

/** Finds the table of that name; a request may name one that the templates do not have. */
export type FindTable = (name: string) => { readonly arn: string; readonly table: Table | undefined };

const reads = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);

type Reader = (body: JsonObject, find: FindTable) => TableAccess[];

const readers: Readonly<Record<string, Reader>> = {
  GetItem: one('GetItem'),
  PutItem: one('PutItem'),
  UpdateItem: one('UpdateItem'),
  DeleteItem: one('DeleteItem'),
  Query: one('Query'),
  Scan: one('Scan'),
  DescribeTable: one('DescribeTable'),
  DescribeTimeToLive: one('DescribeTimeToLive'),
  BatchGetItem: batchGet,
  BatchWriteItem: batchWrite,
  TransactGetItems: transaction('TransactGetItems', { Get: 'GetItem' }),
  TransactWriteItems: transaction('TransactWriteItems', {
    Put: 'PutItem',
    Update: 'UpdateItem',
    Delete: 'DeleteItem',
    ConditionCheck: 'ConditionCheckItem',
  }),
};

/**
 * What a request does, table by table and in a transaction item by item; `undefined` for an operation that is not run here.
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
 */
export function readAccesses(
  operation: string,
  body: JsonObject,
  find: FindTable,
): TableAccess[] | undefined {
  return Object.hasOwn(readers, operation) ? readers[operation]?.(body, find) : undefined;
}

function one(action: string, enclosing?: string): Reader {
  return (body, find) => {
    const { arn, table } = find(textOf(body['TableName'], 'TableName'));
    const index = body['IndexName'];
    const resource = typeof index === 'string' ? `${arn}/index/${index}` : arn;
    const partitionKey = typeof index === 'string' ? table?.indexes.get(index) : table?.key[0];
    const leading = partitionKey === undefined ? undefined : valueOf(body, partitionKey);
    const context = requestContext(action, body, leading === undefined ? undefined : [leading], enclosing);
    return [{ action: `dynamodb:${action}`, resource, table, context }];
  };
}

function transaction(enclosing: string, actions: Readonly<Record<string, string>>): Reader {
  return (body, find) =>
    listOf(body['TransactItems']).flatMap((item) =>
      Object.entries(isObject(item) ? item : {}).flatMap(([kind, request]) => {
        const action = textOf(actions[kind], `action of ${kind}`);
        return isObject(request) ? one(action, enclosing)(request, find) : [];
      }),
    );
}

function batchGet(body: JsonObject, find: FindTable): TableAccess[] {
  return perTable(body, (name, request) => {
    const keys = isObject(request) ? listOf(request['Keys']) : [];
    const items = keys.map((key) => ({ ...(isObject(request) ? request : {}), Key: key }));
    return batch('BatchGetItem', name, items, find);
  });
}

function batchWrite(body: JsonObject, find: FindTable): TableAccess[] {
  return perTable(body, (name, requests) => {
    const items = listOf(requests).map((request) => {
      const [write] = isObject(request) ? Object.values(request) : [];
      return isObject(write) ? write : {};
    });
    return batch('BatchWriteItem', name, items, find);
  });
}

function perTable(body: JsonObject, read: (name: string, request: Json) => TableAccess): TableAccess[] {
  const items = isObject(body['RequestItems']) ? body['RequestItems'] : {};
  return Object.entries(items).map(([name, request]) => read(name, request ?? null));
}

function batch(action: string, name: string, items: readonly JsonObject[], find: FindTable): TableAccess {
  const { arn, table } = find(name);
  const partitionKey = table?.key[0] ?? '';
  const leading = items.flatMap((item) => valueOf(item, partitionKey) ?? []);
  const attributes = items.map(attributesNamed);
  const context = requestContext(action, items[0] ?? {}, leading);
  if (
    attributes.every((names) => names !== undefined) &&
    items.every((item) => namesWhatItReads(action, item))
  )
    context.set('dynamodb:Attributes', attributes.flat());
  return { action: `dynamodb:${action}`, resource: arn, table, context };
}

/**
 * The condition keys of one read or write.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html
 */
function requestContext(
  action: string,
  body: JsonObject,
  leading: KeyValues,
  enclosing?: string,
): RequestContext {
  const context = new RequestContext()
    .set('dynamodb:LeadingKeys', leading)
    .set('dynamodb:EnclosingOperation', enclosing === undefined ? undefined : [enclosing])
    .set('dynamodb:ReturnValues', ...returnValues(body))
    .set('dynamodb:Select', ...selection(body));
  const attributes = attributesNamed(body);
  if (attributes !== undefined && namesWhatItReads(action, body))
    context.set('dynamodb:Attributes', attributes);
  return context;
}

/** AWS documents neither whether a default counts as a value, nor that the answer to a failed condition is left out. */
function returnValues(body: JsonObject): KeyValues[] {
  const { ReturnValues: values = 'NONE', ReturnValuesOnConditionCheckFailure: onFailure = 'NONE' } = body;
  const asked = [...new Set([values, onFailure])].filter((value) => typeof value === 'string');
  return asked.includes('NONE')
    ? [...asked.map((value) => [value]), undefined]
    : asked.map((value) => [value]);
}

/** Nor whether the default of all attributes does. */
function selection(body: JsonObject): KeyValues[] {
  if (typeof body['Select'] === 'string') return [[body['Select']]];
  return body['ProjectionExpression'] === undefined
    ? [undefined, ['ALL_ATTRIBUTES']]
    : [['SPECIFIC_ATTRIBUTES']];
}

/** A read without a projection returns attributes that it does not name. */
function namesWhatItReads(action: string, body: JsonObject): boolean {
  return !reads.has(action) || body['ProjectionExpression'] !== undefined || body['Select'] === 'COUNT';
}
