import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { join } from 'node:path';
import { isObject, type JsonObject } from '../template/json.ts';
import { startEngineProcess, type EngineProcess } from './engine-process.ts';

/** Where a DynamoDB engine comes from, and where it keeps its data. */
export interface EngineOptions {
  /** A running DynamoDB-compatible server; without one, the bundled engine is started. */
  readonly url?: string | undefined;
  /** Folder for the bundled engine's database file, or for the access key of another server's; without one, nothing is kept. */
  readonly data?: string | undefined;
  readonly region: string;
}

/** What the engine answered: an HTTP status and a JSON text. */
export interface EngineReply {
  readonly status: number;
  readonly body: string;
}

const agentOptions = { keepAlive: true, maxSockets: 16 };

/** A DynamoDB-compatible database, spoken to without any check of permissions. */
export class Engine {
  readonly url: string;
  readonly #region: string;
  /** Requests to it are signed with this. */
  readonly accessKeyId: string;
  readonly #agent: HttpAgent | HttpsAgent;
  readonly #process: EngineProcess | undefined;
  readonly #isKept: boolean;
  readonly #made: string[] = [];

  private constructor(url: string, { data, region }: EngineOptions, process?: EngineProcess) {
    this.url = url;
    this.#region = region;
    this.#isKept = data !== undefined;
    this.accessKeyId = data === undefined || process !== undefined ? newAccessKeyId() : accessKeyIdOf(data);
    this.#agent = url.startsWith('https:') ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
    this.#process = process;
  }

  /** Starts the bundled engine, or takes the server that the options name. Throws where there is neither. */
  static async start(options: EngineOptions): Promise<Engine> {
    if (options.url !== undefined) return new Engine(options.url, options);
    const process = await startEngineProcess(options.data);
    return new Engine(process.url, options, process);
  }

  /** Performs an operation; the body may be a JSON text that is passed on as it is. */
  async send(operation: string, body: JsonObject | Buffer): Promise<EngineReply> {
    const request = this.url.startsWith('https:') ? httpsRequest : httpRequest;
    const options = { method: 'POST', headers: this.#headers(operation), agent: this.#agent };
    return new Promise((resolve, reject) => {
      const outgoing = request(this.url, options, (incoming) => {
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      outgoing.on('error', reject).end(Buffer.isBuffer(body) ? body : JSON.stringify(body));
    });
  }

  /** Performs an operation and returns its answer. Throws if the engine answers an error. */
  async call(operation: string, body: JsonObject): Promise<JsonObject> {
    const reply = await this.send(operation, body);
    const answer: unknown = JSON.parse(reply.body);
    if (reply.status === 200 && isObject(answer)) return answer;
    throw new Error(`${operation}: ${reply.body}`);
  }

  /** Makes a table. On somebody else's server it goes at the stop, unless a folder keeps the data. */
  async createTable(table: JsonObject & { readonly TableName: string }): Promise<void> {
    await this.call('CreateTable', table);
    this.#made.push(table.TableName);
  }

  /** The database's files, with its journals: one at least. Empty if somebody else's server is used, which keeps them to itself. */
  async files(): Promise<string[]> {
    const folder = this.#process?.folder;
    if (folder === undefined) return [];
    const names = await readdir(folder);
    const files = names.filter((name) => name.startsWith('dynamodb.sqlite'));
    if (files.length === 0) throw new Error('the database has no files');
    return files.map((name) => join(folder, name));
  }

  async stop(): Promise<void> {
    if (this.#process === undefined && !this.#isKept) await this.#deleteTables();
    this.#agent.destroy();
    await this.#process?.stop();
  }

  /** A server that is gone already has none. */
  async #deleteTables(): Promise<void> {
    const deletions = this.#made.splice(0).map((TableName) => this.send('DeleteTable', { TableName }));
    await Promise.allSettled(deletions);
  }

  /**
   * The engine asks for a signature and does not verify it. Some servers keep a database for each access key: each data
   * folder has one, and each start without a folder, so that two programs on one server do not share tables.
   */
  #headers(operation: string): Record<string, string> {
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/${this.#region}/dynamodb/aws4_request`;
    return {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': date,
      authorization: `AWS4-HMAC-SHA256 Credential=${this.accessKeyId}/${scope}, SignedHeaders=host, Signature=0`,
    };
  }
}

/** Letters and digits: DynamoDB Local takes no others. */
function newAccessKeyId(): string {
  return randomBytes(10).toString('hex');
}

/** The access key of a data folder, made at its first start: an empty folder is an empty database, on any such server. */
function accessKeyIdOf(data: string): string {
  const file = join(data, 'dynamodb-access-key');
  if (existsSync(file)) return readFileSync(file, 'utf8');
  mkdirSync(data, { recursive: true });
  const made = newAccessKeyId();
  writeFileSync(file, made, { mode: 0o600 });
  return made;
}
