import { rmSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { KMS } from '@aws-sdk/client-kms';
import { ownEngine } from '../../play/local/engine.ts';
import { Credentials } from '../../local/credentials.ts';
import { Database } from '../../local/dynamodb/database.ts';
import { AccessControl } from '../../local/iam/access-control.ts';
import { KeyService } from '../../local/kms/key-service.ts';
import { readAssembly, type Assembly } from '../../local/template/assembly.ts';
import type { Resource } from '../../local/template/resource.ts';
import { Traffic } from '../../local/traffic.ts';
import { synthesizeTwoStacks } from './two-stack-app.ts';

export const startOfTest = Date.UTC(2027, 0, 1);

/** The two-stack app's database and keys, and AWS clients in the hands of its roles. */
export class Services {
  readonly assembly: Assembly;
  readonly traffic = new Traffic();
  readonly credentials = new Credentials();
  readonly refusals: string[] = [];
  readonly directory: string;
  readonly #stops: (() => unknown)[] = [];
  now = startOfTest;

  /** Over the app in `directory`, or one of its own that goes when it stops. */
  constructor(directory?: string) {
    this.directory = directory ?? synthesizeTwoStacks();
    this.assembly = readAssembly(this.directory);
    if (directory === undefined) this.#stops.push(() => rmSync(this.directory, { recursive: true }));
  }

  async startDatabase(data?: string): Promise<Database> {
    const database = await Database.start({ ...this.#options(), data, url: ownEngine().dynamodbUrl });
    this.#stops.unshift(() => database.stop());
    return database;
  }

  async startKeys(data?: string): Promise<KeyService> {
    const keys = await KeyService.start({ ...this.#options(), data });
    this.#stops.unshift(() => keys.stop());
    return keys;
  }

  /** A client of the database in the hands of a role, by the role's construct id; it does not retry by itself. */
  documentClient(database: Database, role: string, instance = 'one'): DynamoDBDocumentClient {
    const client = new DynamoDBClient(this.#client(database.url, role, instance));
    this.#stops.unshift(() => client.destroy());
    return DynamoDBDocumentClient.from(client);
  }

  kms(keys: KeyService, role: string): KMS {
    const client = new KMS(this.#client(keys.url, role, 'one'));
    this.#stops.unshift(() => client.destroy());
    return client;
  }

  find(path: string): Resource {
    const found = this.assembly.resources.find((resource) => resource.path === path);
    if (found === undefined) throw new Error(`no resource ${path}`);
    return found;
  }

  async stop(): Promise<void> {
    for (const stop of this.#stops.splice(0)) await stop();
  }

  #options(): Omit<Parameters<typeof Database.start>[0], 'data' | 'url'> {
    const { assembly, traffic, credentials } = this;
    const access = new AccessControl(assembly, (line) => this.refusals.push(line));
    return { assembly, traffic, credentials, access, now: () => this.now };
  }

  #client(
    endpoint: string,
    role: string,
    instance: string,
  ): ConstructorParameters<typeof DynamoDBClient>[0] & object {
    const { arn } = this.find(`Data/${role}`);
    const credentials = this.credentials.issue({ roleArn: arn, caller: `Api/${role}`, instance });
    return { endpoint, region: this.assembly.region, credentials, maxAttempts: 1 };
  }
}
