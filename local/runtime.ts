import { mkdirSync } from 'node:fs';
import { allSockets, type Sockets } from './api-gateway/connections.ts';
import { Clock } from './clock.ts';
import { viewerPath } from './cloudfront/definition.ts';
import type { Database } from './dynamodb/database.ts';
import { Logs, type LogLine } from './lambda/logs.ts';
import { Metrics, type Metric } from './metrics.ts';
import { checkGroups, signInUser, type SignInUser } from './oidc/sign-in-users.ts';
import { readUserPool, type UserPool } from './oidc/user-pool.ts';
import { enrol, type Account, type User } from './oidc/users.ts';
import { Running } from './running.ts';
import { startServices, type Services } from './services.ts';
import { skippedParts } from './skipped.ts';
import { readAssembly } from './template/assembly.ts';
import { Traffic } from './traffic.ts';

export type { User } from './oidc/users.ts';

export interface RuntimeOptions {
  /** The folder of a synthesized app (cdk.out). */
  readonly assembly: string;
  /** Folder that keeps tables, keys and users for the next start. @default nothing is kept */
  readonly data?: string;
  /** Who may sign in, where the app has a user pool. */
  readonly users?: readonly User[];
  /** A DynamoDB-compatible server, with a database for each access key, to use in place of the bundled engine. */
  readonly dynamodbUrl?: string;
  /** Port of 127.0.0.1 for the distribution, where the app has one. @default any free one */
  readonly port?: number;
  /** Gets a line for what is not run, at the start, for each refused call, and for each handshake that leads to no WebSocket. */
  readonly log?: (line: string) => void;
  /** Gets each line that a function or an access log writes. */
  readonly onLogLine?: (line: LogLine) => void;
}

/** A running app. */
export interface Runtime {
  /** Of the site behind the app's distribution, without a path: `http://localhost:<port>`; `undefined` if it has none. */
  readonly siteUrl: string | undefined;
  /**
   * Where clients connect to: the distribution, if it leads to the first WebSocket API, otherwise the API's own address;
   * empty if the app has none.
   */
  readonly webSocketUrl: string;
  /** The first WebSocket API's own address, with its stage: the way around a distribution. */
  readonly gatewayUrl: string;
  /** The stacks' outputs by `<stack's name>.<output's key>`, with local addresses. */
  readonly outputs: ReadonlyMap<string, string>;
  /** What of the templates is not run. */
  readonly skipped: readonly string[];
  /** Calls that the policies did not allow, and metrics that CloudWatch would not take, in words. */
  readonly refusals: readonly string[];
  /** `undefined` if the app has no user pool with a client. */
  readonly signIn: SignIn | undefined;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly sockets: Sockets;
  readonly database: Pick<Database, 'scan' | 'call' | 'files' | 'expire'>;
  readonly logs: readonly LogLine[];
  /** What functions wrote in the embedded metric format, in the order of its arrival. */
  readonly metrics: readonly Metric[];
  /** Invokes one function. Resolves to what it returns; throws an Error named as what it throws. */
  invoke(functionPathSubstring: string, event: unknown): Promise<unknown>;
  /** Number of invocations of functions that have not ended. */
  invocationsUnderWay(): number;
  /** Moves the clock by so many milliseconds, then waits until what became due by that has run. */
  advance(ms: number): Promise<void>;
  /** Ends everything; the second time it does nothing. */
  stop(): Promise<void>;
}

export interface SignIn {
  readonly issuer: string;
  readonly clientId: string;
  readonly users: readonly SignInUser[];
}

/**
 * Runs a synthesized app on this machine. Throws, with nothing left running, if a part of it cannot be started; what
 * the local runtime does not know at all is not an error but listed in `skipped`.
 */
export async function startRuntime(options: RuntimeOptions): Promise<Runtime> {
  const { data, users = [], log = () => undefined, onLogLine = () => undefined, port = 0 } = options;
  if (data !== undefined) mkdirSync(data, { recursive: true });
  const assembly = readAssembly(options.assembly);
  const pool = readUserPool(assembly);
  if (pool !== undefined) checkGroups(users, pool);
  const accounts = enrol(users, data);
  const skipped = skippedParts(assembly);
  if (skipped.length > 0) log(`not run here: ${skipped.join(', ')}`);
  const refusals: string[] = [];
  const onRefusal = (line: string) => {
    refusals.push(line);
    log(`refused: ${line}`);
  };
  const metrics = new Metrics(onRefusal);
  const logs = new Logs((line) => metrics.read(line), onLogLine);
  const [clock, traffic, running] = [new Clock(), new Traffic(), new Running()];
  const { dynamodbUrl } = options;
  try {
    const parts = { assembly, clock, traffic, logs, pool, accounts, data, dynamodbUrl, port, onRefusal, log };
    const services = await startServices(parts, running);
    const outputs = [...assembly.outputs].map(([name, value]) => [name, services.localize(value)] as const);
    return {
      ...operations(services, clock),
      outputs: new Map(outputs),
      skipped,
      refusals,
      signIn: signInOf(services, pool, accounts, clock),
      clock,
      traffic,
      logs: logs.lines,
      metrics: metrics.all,
      stop: () => running.stop(),
    };
  } catch (error) {
    await running.stop();
    throw error;
  }
}

function operations(
  { gateways, distribution, database, lambda, rules, timeToLive }: Services,
  clock: Clock,
): Omit<
  Runtime,
  'outputs' | 'skipped' | 'refusals' | 'signIn' | 'clock' | 'traffic' | 'logs' | 'metrics' | 'stop'
> {
  const gatewayUrl = gateways[0]?.url ?? '';
  return {
    siteUrl: distribution?.url,
    webSocketUrl: frontUrl(distribution, gateways[0]) ?? gatewayUrl,
    gatewayUrl,
    sockets: allSockets(gateways.map(({ sockets }) => sockets)),
    database,
    invoke: async (name, event) => {
      const { payload, error } = await lambda.invoke(name, event);
      if (error === undefined) return payload;
      throw Object.assign(new Error(error.errorMessage), { name: error.errorType });
    },
    invocationsUnderWay: () => lambda.underWay,
    advance: async (ms) => {
      clock.advance(ms);
      await Promise.all([rules.settled(), timeToLive.settled()]);
    },
  };
}

/** A gateway's address at the distribution, if that leads there. */
function frontUrl(
  distribution: Services['distribution'],
  gateway: Services['gateways'][number] | undefined,
): string | undefined {
  if (distribution === undefined || gateway === undefined) return undefined;
  const { apiId, stage } = gateway.definition;
  const path = viewerPath(distribution.definition, apiId, `/${stage}`);
  return path && distribution.url.replace('http:', 'ws:') + path;
}

function signInOf(
  { provider }: Services,
  pool: UserPool | undefined,
  accounts: readonly Account[],
  clock: Clock,
): SignIn | undefined {
  const [client] = pool?.clients ?? [];
  if (provider === undefined || client === undefined) return undefined;
  const users = accounts.map((account) => signInUser(account, clock));
  return { issuer: provider.issuer, clientId: client.clientId, users };
}
