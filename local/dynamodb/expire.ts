import { isObject, listOf, type Json } from '../template/json.ts';
import type { Engine } from './engine.ts';
import type { Table } from './table.ts';

/** TTL leaves items alone that expired longer ago. */
const fiveYears = 5 * 365 * 24 * 3600;

/**
 * Deletes the items of a table whose time to live has passed, as DynamoDB would within days; resolves to how many.
 *
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
 *
 * @param now - milliseconds since the epoch
 */
export async function expireItems(engine: Engine, table: Table, now: number): Promise<number> {
  const { name, key, expiry } = table;
  if (expiry === undefined) return 0;
  const seconds = Math.floor(now / 1000);
  const expired = {
    ExpressionAttributeNames: { '#expiry': expiry },
    ExpressionAttributeValues: { ':from': { N: String(seconds - fiveYears) }, ':to': { N: String(seconds) } },
  };
  const condition = '#expiry > :from AND #expiry < :to';
  const items = await scanItems(engine, name, { FilterExpression: condition, ...expired });
  for (const item of items) {
    const Key = Object.fromEntries(
      key.map((attribute) => [attribute, isObject(item) ? (item[attribute] ?? null) : null]),
    );
    await engine.send('DeleteItem', { TableName: name, Key, ConditionExpression: condition, ...expired });
  }
  return items.length;
}

/** All items of a table that a filter lets through, in DynamoDB's own notation. */
export async function scanItems(
  engine: Engine,
  table: string,
  filter: Record<string, Json> = {},
): Promise<Json[]> {
  const items: Json[] = [];
  let start: Json | undefined;
  do {
    const from = start === undefined ? {} : { ExclusiveStartKey: start };
    const page = await engine.call('Scan', { TableName: table, ConsistentRead: true, ...filter, ...from });
    items.push(...listOf(page['Items']));
    start = page['LastEvaluatedKey'];
  } while (start !== undefined);
  return items;
}
