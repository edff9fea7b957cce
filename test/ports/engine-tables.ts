import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { ownEngine } from '../../play/local/engine.ts';
import { Engine } from '../../local/dynamodb/engine.ts';
import { scanItems } from '../../local/dynamodb/expire.ts';
import { type Item, plainItem } from '../../local/dynamodb/item.ts';
import { createTables, readTables, type Table } from '../../local/dynamodb/table.ts';
import { readAssembly } from '../../local/template/assembly.ts';

/** The app's tables on the engine, for adapters in this process: between them there is no function, and nobody's rights. */
export class EngineTables {
  readonly #engine: Engine;
  readonly #tables: readonly Table[];
  readonly #region: string;

  private constructor(engine: Engine, tables: readonly Table[], region: string) {
    this.#engine = engine;
    this.#tables = tables;
    this.#region = region;
  }

  static async start(): Promise<EngineTables> {
    const assembly = readAssembly(inject('assembly'));
    const { region } = assembly;
    const engine = await Engine.start({ region, url: ownEngine().dynamodbUrl });
    const tables = readTables(assembly);
    await createTables(engine, tables);
    return new EngineTables(engine, tables, region);
  }

  client(maxAttempts = 1): DynamoDBDocumentClient {
    const credentials = { accessKeyId: this.#engine.accessKeyId, secretAccessKey: 'none' };
    const { url: endpoint } = this.#engine;
    const client = new DynamoDBClient({ endpoint, region: this.#region, credentials, maxAttempts });
    return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  }

  /** Every item of a table, by its construct's id. */
  async scan(logicalId: string): Promise<Item[]> {
    return (await scanItems(this.#engine, this.nameOf(logicalId))).map(plainItem);
  }

  nameOf(logicalId: string): string {
    const table = this.#tables.find(({ path }) => path.split('/').includes(logicalId));
    if (!table) throw new Error(`no table ${logicalId}`);
    return table.name;
  }

  stop(): Promise<void> {
    return this.#engine.stop();
  }
}
