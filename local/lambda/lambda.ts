import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Credentials } from '../credentials.ts';
import type { Assembly } from '../template/assembly.ts';
import type { Resource } from '../template/resource.ts';
import { textOf } from '../template/json.ts';
import { functionEnvironment, memoryMegabytes } from './environment.ts';
import { FunctionPool } from './function-pool.ts';
import { runnableFunctions } from './functions.ts';
import { Instance } from './instance.ts';
import type { Logs } from './logs.ts';
import { credentialsEnvironment, type InstanceData, type InvocationResult } from './messages.ts';
import { InvokePermissions, type Invoker } from './permissions.ts';

/** How many instances of one function run at once, where the template reserves no smaller number. */
const defaultConcurrency = 10;

export interface LambdaOptions {
  readonly assembly: Assembly;
  readonly clock: Clock;
  readonly credentials: Credentials;
  readonly logs: Logs;
  readonly endpoints: Readonly<Record<string, string>>;
  /** Makes of a variable's value in the template the one that a function sees: addresses here, and values of secrets. */
  readonly localize: (text: string) => string;
}

/** Runs the functions of an assembly (those that run here at all), each in threads of its own. */
export class Lambda {
  readonly #options: LambdaOptions;
  readonly #functions: readonly Resource[];
  readonly #pools = new Map<string, FunctionPool>();
  readonly #permissions: InvokePermissions;
  #underWay = 0;

  constructor(options: LambdaOptions) {
    this.#options = options;
    this.#functions = runnableFunctions(options.assembly);
    this.#permissions = new InvokePermissions(options.assembly);
    for (const lambda of this.#functions) this.#pools.set(lambda.arn, this.#pool(lambda));
  }

  /** Number of invocations that have not ended. */
  get underWay(): number {
    return this.#underWay;
  }

  /**
   * The function with that ARN, logical id, name, or part of its construct's path. Throws if there is not exactly one.
   */
  find(name: string): Resource {
    const exact = this.#functions.filter((it) =>
      [it.arn, it.logicalId, it.physicalId, it.path].includes(name),
    );
    const found = exact.length > 0 ? exact : this.#functions.filter((it) => it.path.includes(name));
    if (found.length === 1 && found[0] !== undefined) return found[0];
    const paths = (found.length > 0 ? found : this.#functions).map((it) => it.path).join(', ');
    throw new Error(`${found.length} functions are called "${name}", of: ${paths}`);
  }

  /** Invokes a function as its account's owner. */
  async invoke(name: string, event: unknown): Promise<InvocationResult> {
    const pool = this.#pools.get(this.find(name).arn);
    if (pool === undefined) throw new Error(`${name} does not run`);
    this.#underWay += 1;
    try {
      return await pool.invoke(event);
    } finally {
      this.#underWay -= 1;
    }
  }

  /** Invokes a function for a service, if the template permits it to. */
  invokeFor(invoker: Invoker, functionArn: string, event: unknown): Promise<InvocationResult> {
    const lambda = this.#functions.find(({ arn }) => arn === functionArn);
    if (lambda !== undefined && this.#permissions.allows(invoker, lambda))
      return this.invoke(lambda.arn, event);
    const errorMessage = `${invoker.principal} may not invoke ${functionArn} for ${invoker.sourceArn}`;
    this.#options.logs.add(lambda?.path ?? functionArn, `AccessDeniedException: ${errorMessage}`);
    return Promise.resolve({ error: { errorType: 'AccessDeniedException', errorMessage } });
  }

  /** Ids of a function's running instances. */
  instancesOf(name: string): string[] {
    return this.#pools.get(this.find(name).arn)?.instances ?? [];
  }

  /** Ends an instance in the middle of whatever it does; an id that is not known ends nothing. */
  async kill(instance: string): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.kill(instance)));
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.stop()));
  }

  #pool(lambda: Resource): FunctionPool {
    const { assembly, clock } = this.#options;
    const directory = assembly.assetPath(lambda);
    const data: InstanceData = {
      directory,
      handler: textOf(lambda.properties['Handler'], `${lambda.path}: Handler`),
      functionName: lambda.physicalId,
      functionArn: lambda.arn,
      memoryMegabytes: memoryMegabytes(lambda),
      clock: clock.shared,
    };
    return new FunctionPool({
      start: (onEnd) => this.#start(lambda, data, onEnd),
      timeout: Number(lambda.properties['Timeout'] ?? 3) * 1000,
      limit: Math.min(
        Number(lambda.properties['ReservedConcurrentExecutions'] ?? Infinity),
        defaultConcurrency,
      ),
    });
  }

  #start(lambda: Resource, data: InstanceData, onEnd: () => void): Instance {
    const { assembly, credentials, logs, endpoints, localize } = this.#options;
    const { directory } = data;
    const environment = functionEnvironment(lambda, {
      region: assembly.region,
      directory,
      endpoints,
      localize,
    });
    const id = `${lambda.logicalId}/${randomBytes(8).toString('hex')}`;
    const roleArn = textOf(lambda.properties['Role'], `${lambda.path}: Role`);
    const issued = credentials.issue({
      roleArn,
      caller: lambda.path,
      instance: id,
      functionArn: lambda.arn,
    });
    return new Instance({
      id,
      data,
      environment: { ...environment, ...credentialsEnvironment(issued) },
      output: logs.writer(lambda.path),
      onEnd: () => {
        credentials.revoke(issued.accessKeyId);
        onEnd();
      },
    });
  }
}
