import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Engine, type EngineReply } from '../../local/dynamodb/engine.ts';
import { isObject, listOf, type Json, type JsonObject, textOf } from '../../local/template/json.ts';
import { type Index, indexWrites, type StoredItem } from './index-writes.ts';

interface TableLayout {
  readonly key: readonly string[];
  readonly indexes: readonly Index[];
}

/** One item that a request writes. */
interface Write {
  readonly table: string;
  readonly key: JsonObject;
}

/**
 * The bundled engine behind a server that adds up what requests consume. Units of tables are the engine's own count, by
 * the items' sizes, doubled in transactions; units of indexes are counted here, from the items before and after.
 */
export class MeteredDatabase {
  writeUnits = 0;
  readUnits = 0;
  readonly #engine: Engine;
  readonly #server: Server;
  readonly #tables = new Map<string, TableLayout>();

  private constructor(engine: Engine) {
    this.#engine = engine;
    this.#server = createServer((incoming, outgoing) => {
      void this.#serve(incoming).then(({ status, body }) =>
        outgoing.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(body),
      );
    });
  }

  /** @param url of another server than the bundled engine, which may count otherwise */
  static async start(url?: string): Promise<MeteredDatabase> {
    const database = new MeteredDatabase(await Engine.start({ region: 'us-east-1', url }));
    await new Promise<void>((resolve) => database.#server.listen(0, '127.0.0.1', resolve));
    return database;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    await this.#engine.stop();
  }

  async #serve(incoming: IncomingMessage): Promise<EngineReply> {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const operation = String(incoming.headers['x-amz-target']).replace(/^.*\./, '');
    const body = JSON.parse(Buffer.concat(chunks).toString('utf8')) as JsonObject;
    if (operation === 'CreateTable') this.#tables.set(...layoutOf(body));
    if (!/Item|Query/.test(operation)) return this.#engine.send(operation, body);
    const writes = writesOf(operation, body, this.#tables);
    const before = await this.#read(writes);
    const reply = await this.#engine.send(operation, { ...body, ReturnConsumedCapacity: 'INDEXES' });
    const after = await this.#read(writes);
    const { ConsumedCapacity } = JSON.parse(reply.body) as JsonObject;
    const units = total(listOf(ConsumedCapacity).map((each) => unitsOf(each, writes)));
    if (writes.length === 0) this.readUnits += units;
    else this.writeUnits += units + this.#indexUnits(writes, before, after);
    return reply;
  }

  #read(writes: readonly Write[]): Promise<(StoredItem | undefined)[]> {
    return Promise.all(
      writes.map(async ({ table, key }) => {
        const reply = await this.#engine.call('GetItem', {
          TableName: table,
          Key: key,
          ConsistentRead: true,
        });
        return isObject(reply['Item']) ? reply['Item'] : undefined;
      }),
    );
  }

  #indexUnits(
    writes: readonly Write[],
    before: readonly (StoredItem | undefined)[],
    after: readonly (StoredItem | undefined)[],
  ): number {
    const units = writes.flatMap(({ table }, place) =>
      (this.#tables.get(table)?.indexes ?? []).map((index) =>
        indexWrites(before[place], after[place], index),
      ),
    );
    return total(units);
  }
}

/** Of a write the units of the table alone, of a read those of whatever was read. */
function unitsOf(consumed: Json, writes: readonly Write[]): number {
  if (!isObject(consumed)) return 0;
  const units = (value: Json | undefined) => (isObject(value) ? Number(value['CapacityUnits'] ?? 0) : 0);
  return writes.length > 0 ? units(consumed['Table']) : units(consumed);
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function layoutOf(request: JsonObject): [name: string, layout: TableLayout] {
  const indexes = listOf(request['GlobalSecondaryIndexes'])
    .filter(isObject)
    .map((index) => ({
      key: keyNames(index['KeySchema']),
      all: isObject(index['Projection']) && index['Projection']['ProjectionType'] === 'ALL',
    }));
  return [textOf(request['TableName'], 'TableName'), { key: keyNames(request['KeySchema']), indexes }];
}

function keyNames(schema: Json | undefined): string[] {
  return listOf(schema).map((each) =>
    textOf(isObject(each) ? each['AttributeName'] : undefined, 'AttributeName'),
  );
}

/** What a request writes; conditions that are only checked are none of it. */
function writesOf(operation: string, body: JsonObject, tables: ReadonlyMap<string, TableLayout>): Write[] {
  if (/^(Put|Update|Delete)Item$/.test(operation)) return [writeOf(body, tables)];
  if (operation !== 'TransactWriteItems') return [];
  return listOf(body['TransactItems']).flatMap((each) => {
    const { Put, Update, Delete } = isObject(each) ? each : {};
    const write = Put ?? Update ?? Delete;
    return isObject(write) ? [writeOf(write, tables)] : [];
  });
}

function writeOf(request: JsonObject, tables: ReadonlyMap<string, TableLayout>): Write {
  const table = textOf(request['TableName'], 'TableName');
  const source = isObject(request['Key']) ? request['Key'] : request['Item'];
  const names = tables.get(table)?.key ?? [];
  const key = Object.fromEntries(
    names.map((name) => [name, isObject(source) ? (source[name] ?? null) : null]),
  );
  return { table, key };
}
