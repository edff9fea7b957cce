import type { Access, AccessControl } from '../iam/access-control.ts';
import {
  JsonService,
  ServiceError,
  type ServiceBehaviour,
  type ServiceRequest,
  type ServiceSurroundings,
} from '../json-service.ts';
import { keyContext } from '../kms/context.ts';
import type { Assembly } from '../template/assembly.ts';
import type { JsonObject } from '../template/json.ts';
import type { Fault } from '../traffic.ts';
import { readAccesses, type TableAccess } from './accesses.ts';
import { Engine } from './engine.ts';
import { expireItems, scanItems } from './expire.ts';
import { plainItem, type Item } from './item.ts';
import { createTables, readTables, type Table } from './table.ts';

export interface DatabaseOptions extends ServiceSurroundings {
  readonly assembly: Assembly;
  readonly access: AccessControl;
  /** Folder that keeps the data; without one it goes when the database stops. */
  readonly data?: string | undefined;
  /** A running DynamoDB-compatible server to use in place of the bundled engine. */
  readonly url?: string | undefined;
}

/** DynamoDB: the assembly's tables on an engine, and in front of it a check of every call against the policies. */
export class Database {
  /** Where AWS clients find it. */
  readonly url: string;
  readonly tables: readonly Table[];
  readonly #engine: Engine;
  readonly #service: JsonService;
  readonly #now: () => number;

  private constructor(
    url: string,
    tables: readonly Table[],
    engine: Engine,
    service: JsonService,
    now: () => number,
  ) {
    this.url = url;
    this.tables = tables;
    this.#engine = engine;
    this.#service = service;
    this.#now = now;
  }

  /** Starts the engine, makes the tables and listens. Throws where no engine is to be had. */
  static async start(options: DatabaseOptions): Promise<Database> {
    const { assembly, url, data, now } = options;
    const tables = readTables(assembly);
    const engine = await Engine.start({ url, data, region: assembly.region });
    try {
      await createTables(engine, tables);
      const service = new JsonService(behaviour(options, engine, tables), options);
      return new Database(await service.listen(), tables, engine, service, now);
    } catch (error) {
      await engine.stop();
      throw error;
    }
  }

  /** Every item of a table, past all permissions. Throws unless exactly one table has that logical id or path. */
  async scan(logicalIdOrPath: string): Promise<Item[]> {
    return (await scanItems(this.#engine, this.#find(logicalIdOrPath).name)).map(plainItem);
  }

  /** Performs an operation on a table in DynamoDB's own notation, past all permissions. Throws if that answers an error. */
  call(operation: string, logicalIdOrPath: string, body: JsonObject): Promise<JsonObject> {
    return this.#engine.call(operation, { TableName: this.#find(logicalIdOrPath).name, ...body });
  }

  #find(logicalIdOrPath: string): Table {
    const exact = this.tables.filter(({ logicalId }) => logicalId === logicalIdOrPath);
    const found = exact.length > 0 ? exact : this.tables.filter(({ path }) => path.includes(logicalIdOrPath));
    const [table, ...others] = found;
    if (table === undefined || others.length > 0) {
      throw new Error(
        `${found.length} tables match ${logicalIdOrPath}: ${found.map(({ path }) => path).join(', ')}`,
      );
    }
    return table;
  }

  /** Runs TTL: deletes what has expired by now in every table that has it; resolves to the number of items. */
  async expire(): Promise<number> {
    const counts = await Promise.all(
      this.tables.map((table) => expireItems(this.#engine, table, this.#now())),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  /** The files that the data is in, to search them. */
  files(): Promise<string[]> {
    return this.#engine.files();
  }

  async stop(): Promise<void> {
    await this.#service.close();
    await this.#engine.stop();
  }
}

function behaviour(
  { assembly, access }: DatabaseOptions,
  engine: Engine,
  tables: readonly Table[],
): ServiceBehaviour {
  const prefix = `arn:aws:dynamodb:${assembly.region}:${assembly.account}:table/`;
  const find = (name: string): { arn: string; table: Table | undefined } => {
    const table = tables.find((candidate) => candidate.name === name);
    return { arn: table?.arn ?? `${prefix}${name}`, table };
  };
  const accesses = ({ operation, body }: ServiceRequest): TableAccess[] | undefined => {
    try {
      return readAccesses(operation, body, find);
    } catch {
      throw new ServiceError('ValidationException', `The request is not a valid ${operation}.`);
    }
  };
  return {
    service: 'dynamodb',
    contentType: 'application/x-amz-json-1.0',
    resources: (request) => [...new Set(accesses(request)?.map(({ resource }) => resource))],
    authorize: (request) => {
      const { identity, operation } = request;
      const wanted = accesses(request);
      const call = { action: `dynamodb:${operation}`, resource: `${prefix}*` };
      if (wanted === undefined) return access.refuse(identity, call, 'the local runtime does not run it');
      access.check(identity, wanted);
      access.check(
        identity,
        wanted.flatMap((item) => keyUse(item, assembly)),
      );
    },
    faultError,
    perform: ({ operation, raw }) => engine.send(operation, raw),
  };
}

/** Reading and writing a table under a customer's key takes the use of that key, which DynamoDB makes for the caller. */
function keyUse({ action, table }: TableAccess, { account, region }: Assembly): Access[] {
  if (table?.keyArn === undefined || action.startsWith('dynamodb:Describe')) return [];
  const encryptionContext = { 'aws:dynamodb:tableName': table.name, 'aws:dynamodb:subscriberId': account };
  const context = keyContext({ account, via: `dynamodb.${region}.amazonaws.com`, encryptionContext });
  return [{ action: 'kms:Decrypt', resource: table.keyArn, context }];
}

/** https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html */
function faultError({ kind }: Fault, { operation, body }: ServiceRequest): ServiceError {
  if (kind === 'throttle') {
    return new ServiceError(
      'ThrottlingException',
      'Throughput exceeds the current capacity of your table or index.',
    );
  }
  const conflict = 'Transaction is ongoing for the item';
  if (!operation.startsWith('Transact')) return new ServiceError('TransactionConflictException', conflict);
  const items = Array.isArray(body['TransactItems']) ? body['TransactItems'] : [];
  const reasons = items.map((_, index) =>
    index === 0 ? { Code: 'TransactionConflict', Message: conflict } : { Code: 'None' },
  );
  const codes = reasons.map(({ Code }) => Code).join(', ');
  const message = `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`;
  return new ServiceError('TransactionCanceledException', message, 400, { CancellationReasons: reasons });
}
