import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isObject, type JsonObject } from '../template/json.ts';

/** Where a DynamoDB engine comes from, and where it keeps its data. */
export interface EngineOptions {
  /** A running DynamoDB-compatible server; without one, the bundled engine is started. */
  readonly url?: string | undefined;
  /** Folder for the database file; without one, a temporary folder that goes when the engine stops. */
  readonly data?: string | undefined;
  readonly region: string;
}

/** What the engine answered: an HTTP status and a JSON text. */
export interface EngineReply {
  readonly status: number;
  readonly body: string;
}

const binary = resolve(
  import.meta.dirname,
  `../../node_modules/@dynoxide/${process.platform}-${process.arch}/dynoxide`,
);

/** A DynamoDB-compatible database, spoken to without any check of permissions. */
export class Engine {
  readonly url: string;
  readonly #region: string;
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 16 });
  readonly #stop: () => Promise<void>;
  readonly #folder: string | undefined;

  private constructor(url: string, region: string, folder?: string, stop?: () => Promise<void>) {
    this.url = url;
    this.#region = region;
    this.#folder = folder;
    this.#stop = stop ?? (() => Promise.resolve());
  }

  /** Starts the engine, or takes the one that the options name. Throws a one-line error where there is none. */
  static async start({ url, data, region }: EngineOptions): Promise<Engine> {
    if (url !== undefined) return new Engine(url, region);
    if (!existsSync(binary)) {
      const platform = `${process.platform}-${process.arch}`;
      throw new Error(
        `No DynamoDB engine is bundled for ${platform}: give the URL of a DynamoDB-compatible server.`,
      );
    }
    const folder = data ?? (await mkdtemp(join(tmpdir(), 'dynamodb-')));
    await mkdir(folder, { recursive: true });
    const port = await freePort();
    const child = spawn(
      binary,
      ['serve', '--port', String(port), '--db-path', join(folder, 'dynamodb.sqlite')],
      {
        stdio: 'ignore',
        env: {},
      },
    );
    const kill = (): void => void child.kill();
    process.once('exit', kill);
    const engine = new Engine(`http://127.0.0.1:${port}`, region, folder, async () => {
      process.off('exit', kill);
      await end(child);
      if (data === undefined) await rm(folder, { recursive: true, force: true });
    });
    await engine.#ready(child);
    return engine;
  }

  /** Performs an operation; the body may be a JSON text that is passed on as it is. */
  async send(operation: string, body: JsonObject | Buffer): Promise<EngineReply> {
    const url = new URL(this.url);
    const secure = url.protocol === 'https:';
    return new Promise((resolve, reject) => {
      const outgoing = (secure ? httpsRequest : httpRequest)(
        url,
        { method: 'POST', headers: this.#headers(operation), ...(secure ? {} : { agent: this.#agent }) },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
          incoming.on('end', () =>
            resolve({ status: incoming.statusCode ?? 500, body: Buffer.concat(chunks).toString('utf8') }),
          );
        },
      );
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

  /** The database's files, with its journals. Empty if somebody else's server is used. */
  async files(): Promise<string[]> {
    const folder = this.#folder;
    if (folder === undefined) return [];
    const names = await readdir(folder);
    return names.filter((name) => name.startsWith('dynamodb.sqlite')).map((name) => join(folder, name));
  }

  async stop(): Promise<void> {
    this.#agent.destroy();
    await this.#stop();
  }

  /** The engine asks for a signature and does not verify it. */
  #headers(operation: string): Record<string, string> {
    const date = new Date().toISOString().replace(/[-:]|\.\d+/g, '');
    const scope = `${date.slice(0, 8)}/${this.#region}/dynamodb/aws4_request`;
    return {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': date,
      authorization: `AWS4-HMAC-SHA256 Credential=local/${scope}, SignedHeaders=host, Signature=0`,
    };
  }

  async #ready(child: ChildProcess): Promise<void> {
    for (let attempt = 0; child.exitCode === null && attempt < 500; attempt += 1) {
      const answered = await this.send('ListTables', {}).then(
        () => true,
        () => false,
      );
      if (answered) return;
      await delay(5);
    }
    await this.stop();
    throw new Error('The DynamoDB engine did not start.');
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
