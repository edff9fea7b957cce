import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Clock } from '../../../local/clock.ts';
import { Credentials } from '../../../local/credentials.ts';
import { Lambda } from '../../../local/lambda/lambda.ts';
import { Logs } from '../../../local/lambda/logs.ts';
import type { Assembly } from '../../../local/template/assembly.ts';
import type { Resource } from '../../../local/template/resource.ts';
import type { JsonObject } from '../../../local/template/json.ts';

const account = 'arn:aws:lambda:eu-west-1:000000000000:function';

/** Functions made of a few lines of code each, in the local Lambda. */
export class Functions {
  readonly clock = new Clock();
  readonly logs = new Logs();
  readonly credentials = new Credentials();
  readonly #directory = mkdtempSync(join(tmpdir(), 'functions-'));
  readonly #resources: Resource[] = [];
  #lambda: Lambda | undefined;

  /** Declares a function: `code` is the content of its file. */
  declare(name: string, code: string, properties: JsonObject = {}, file = 'index.js'): void {
    const directory = join(this.#directory, name);
    mkdirSync(directory);
    writeFileSync(join(directory, file), code);
    const defaults = { Handler: 'index.handler', Role: `role-of-${name}` };
    this.add('AWS::Lambda::Function', name, `${account}:${name}`, { ...defaults, ...properties });
  }

  /** Permits a service to invoke a function. */
  permit(name: string, principal: string, sourceArn: string): void {
    this.add('AWS::Lambda::Permission', `Permit${this.#resources.length}`, '', {
      Action: 'lambda:InvokeFunction',
      FunctionName: `${account}:${name}`,
      Principal: principal,
      SourceArn: sourceArn,
    });
  }

  add(type: string, logicalId: string, arn: string, properties: JsonObject): void {
    const path = `App/${logicalId}`;
    const physicalId = `physical-${logicalId}`;
    const place = { stack: 'App', directory: this.#directory, metadata: {} };
    const attribute = (attributeName: string): string => `${logicalId}.${attributeName}`;
    this.#resources.push({ ...place, type, logicalId, path, arn, physicalId, properties, attribute });
  }

  /** The Lambda service with all that was declared so far. */
  get lambda(): Lambda {
    this.#lambda ??= new Lambda({
      assembly: this.assembly,
      clock: this.clock,
      credentials: this.credentials,
      logs: this.logs,
      endpoints: { AWS_ENDPOINT_URL_KMS: 'http://127.0.0.1:1' },
      localize: (text) => text.replace('https://in-aws', 'http://here'),
    });
    return this.#lambda;
  }

  get assembly(): Assembly {
    const resources = this.#resources;
    return {
      directory: this.#directory,
      account: '000000000000',
      region: 'eu-west-1',
      resources,
      outputs: new Map(),
      ofType: (type) => resources.filter((resource) => resource.type === type),
      assetPath: ({ logicalId }) => join(this.#directory, logicalId),
    };
  }

  linesOf(name: string): string[] {
    return this.logs.lines.filter((entry) => entry.function === `App/${name}`).map(({ line }) => line);
  }

  async stop(): Promise<void> {
    await this.#lambda?.stop();
    rmSync(this.#directory, { recursive: true });
  }
}
