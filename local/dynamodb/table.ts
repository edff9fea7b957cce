import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { isObject, listOf, textOf, type Json, type JsonObject } from '../template/json.ts';
import type { Engine } from './engine.ts';

/** A table as its template declares it. */
export interface Table {
  readonly name: string;
  readonly arn: string;
  readonly path: string;
  readonly logicalId: string;
  /** Names of the key's attributes: the partition key, then the sort key if there is one. */
  readonly key: readonly string[];
  /** Name of the partition key's attribute, by index. */
  readonly indexes: ReadonlyMap<string, string>;
  /** The attribute that TTL goes by, in seconds since the epoch. */
  readonly expiry: string | undefined;
  /** ARN of the customer's key that the table is encrypted with at rest. */
  readonly keyArn: string | undefined;
  readonly schema: JsonObject;
}

const schemaMembers = [
  'AttributeDefinitions',
  'KeySchema',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
];

/** The tables that the assembly declares. */
export function readTables(assembly: Assembly): Table[] {
  return assembly.ofType('AWS::DynamoDB::Table').map((resource) => {
    const { properties, physicalId: name, arn, path, logicalId } = resource;
    const members = schemaMembers.filter((member) => properties[member] !== undefined);
    const indexes = [
      ...listOf(properties['GlobalSecondaryIndexes']),
      ...listOf(properties['LocalSecondaryIndexes']),
    ];
    return {
      name,
      arn,
      path,
      logicalId,
      key: keyOf(properties['KeySchema'], path),
      indexes: new Map(indexes.map((index) => indexKey(index, path))),
      expiry: expiryOf(properties['TimeToLiveSpecification']),
      keyArn: keyArnOf(properties['SSESpecification'], assembly),
      schema: Object.fromEntries(members.map((member) => [member, withoutThroughput(properties[member])])),
    };
  });
}

/**
 * Makes the tables that the engine does not have yet. Throws if it has one with another key or other indexes:
 * the data folder is then from another version of the app.
 */
export async function createTables(engine: Engine, tables: readonly Table[]): Promise<void> {
  for (const { name, schema, path } of tables) {
    const described = await engine.send('DescribeTable', { TableName: name });
    if (described.status !== 200) {
      await engine.createTable({ TableName: name, BillingMode: 'PAY_PER_REQUEST', ...schema });
    } else if (shape(described.body) !== shape(JSON.stringify({ Table: schema }))) {
      throw new Error(
        `${path} has another key or other indexes than the data folder has: start with an empty folder.`,
      );
    }
  }
}

function keyOf(schema: Json | undefined, path: string): string[] {
  const byType = (type: string): string[] =>
    listOf(schema).flatMap((part) =>
      isObject(part) && part['KeyType'] === type ? [textOf(part['AttributeName'], `key of ${path}`)] : [],
    );
  return [...byType('HASH'), ...byType('RANGE')];
}

function indexKey(index: Json, path: string): [name: string, partitionKey: string] {
  const properties = isObject(index) ? index : {};
  const name = textOf(properties['IndexName'], `index of ${path}`);
  return [name, keyOf(properties['KeySchema'], path)[0] ?? ''];
}

function expiryOf(specification: Json | undefined): string | undefined {
  if (!isObject(specification) || specification['Enabled'] !== true) return undefined;
  return textOf(specification['AttributeName'], 'TTL attribute');
}

/** Undefined too for the keys that AWS keeps itself: their use needs no permission. */
function keyArnOf(specification: Json | undefined, assembly: Assembly): string | undefined {
  const id = isObject(specification) ? specification['KMSMasterKeyId'] : undefined;
  if (typeof id !== 'string' || id.startsWith('alias/aws/')) return undefined;
  return keyNamed(id, assembly)?.arn ?? id;
}

function keyNamed(id: string, assembly: Assembly): Resource | undefined {
  return assembly.ofType('AWS::KMS::Key').find((key) => key.arn === id || key.physicalId === id);
}

function withoutThroughput(value: Json | undefined): Json {
  return listOf(value).map((member) => {
    if (!isObject(member)) return member;
    return Object.fromEntries(Object.entries(member).filter(([name]) => name !== 'ProvisionedThroughput'));
  });
}

/** Keys and indexes of a described table, in one order. */
function shape(described: string): string {
  const { Table: table } = JSON.parse(described) as { Table: JsonObject };
  const names = (value: Json | undefined): string[] => [
    ...keyOf(value, ''),
    ...secondaryKeys(value).toSorted(),
  ];
  return JSON.stringify(schemaMembers.slice(1).map((member) => names(table[member])));
}

function secondaryKeys(indexes: Json | undefined): string[] {
  return listOf(indexes).flatMap((index) =>
    isObject(index) && index['IndexName'] !== undefined
      ? [JSON.stringify([index['IndexName'], keyOf(index['KeySchema'], '')])]
      : [],
  );
}
