import { webSocketApis } from './api-gateway/definition.ts';
import { Gateway } from './api-gateway/gateway.ts';
import type { Clock } from './clock.ts';
import { readDistribution } from './cloudfront/definition.ts';
import { Distribution } from './cloudfront/distribution.ts';
import { Site } from './cloudfront/site.ts';
import { Tunnel } from './cloudfront/tunnel.ts';
import { Credentials } from './credentials.ts';
import { Database } from './dynamodb/database.ts';
import { ScheduledRules } from './events/rules.ts';
import { AccessControl } from './iam/access-control.ts';
import { KeyService } from './kms/key-service.ts';
import { makeCustomResources } from './lambda/custom-resources.ts';
import { Lambda } from './lambda/lambda.ts';
import type { Logs } from './lambda/logs.ts';
import {
  distributionReplacements,
  localizer,
  userPoolReplacements,
  webSocketReplacements,
  type Replacement,
} from './localize.ts';
import { IdentityProvider } from './oidc/identity-provider.ts';
import { localPool, type UserPool } from './oidc/user-pool.ts';
import type { Account } from './oidc/users.ts';
import type { Running } from './running.ts';
import { bucketsOf } from './s3/bucket.ts';
import { Secrets } from './secrets.ts';
import type { Assembly } from './template/assembly.ts';
import { TimeToLive } from './time-to-live.ts';
import type { Traffic } from './traffic.ts';

/** An address where nobody listens: a call to a service that does not run here fails, and never leaves the machine. */
const nowhere = 'http://127.0.0.1:9/not-run-here';

export interface ServicesOptions {
  readonly assembly: Assembly;
  readonly clock: Clock;
  readonly traffic: Traffic;
  readonly logs: Logs;
  readonly pool: UserPool | undefined;
  readonly accounts: readonly Account[];
  readonly data: string | undefined;
  readonly dynamodbUrl: string | undefined;
  /** Port of the distribution; 0 for any. */
  readonly port: number;
  /** Gets a line for each refused call. */
  readonly onRefusal: (line: string) => void;
  /** Gets a line for each handshake that leads to no WebSocket. */
  readonly log: (line: string) => void;
}

/** Everything that runs. */
export interface Services {
  readonly database: Database;
  readonly provider: IdentityProvider | undefined;
  readonly lambda: Lambda;
  readonly gateways: readonly Gateway[];
  readonly distribution: Distribution | undefined;
  readonly rules: ScheduledRules;
  readonly timeToLive: TimeToLive;
  /** Replaces addresses in AWS by local ones. */
  readonly localize: (text: string) => string;
}

/** Starts everything that the assembly declares; `running` is to stop it again, also if this throws. */
export async function startServices(options: ServicesOptions, running: Running): Promise<Services> {
  const { assembly, clock, traffic, logs } = options;
  const credentials = new Credentials();
  const access = new AccessControl(assembly, options.onRefusal);
  const shared = { ...options, access, credentials, now: () => clock.now() };
  const replacements: Replacement[] = [];
  const localize = localizer(replacements);
  const secrets = new Secrets(assembly, options.data);
  // Before what is told its address.
  const distribution = await listen(options, running);
  if (distribution) {
    replacements.push(...distributionReplacements(distribution.definition, distribution.port));
  }
  const [database, keys, provider] = await Promise.all([
    running.add(Database.start({ ...shared, url: options.dynamodbUrl })),
    running.add(KeyService.start(shared)),
    startProvider(options, localize, running),
  ]);
  const lambda = new Lambda({
    assembly,
    clock,
    credentials,
    logs,
    endpoints: endpointsOf(database, keys),
    localize: (text) => localize(secrets.resolve(text)),
  });
  await running.add(Promise.resolve(lambda));
  traffic.onDeath((instance) => void lambda.kill(instance));
  const gateways = await startGateways({ ...options, credentials, access, lambda }, running);
  replacements.push(...gateways.flatMap(({ definition, port }) => webSocketReplacements(definition, port)));
  if (options.pool && provider) replacements.push(...userPoolReplacements(options.pool, provider.issuer));
  await makeCustomResources({ assembly, lambda, localize, replacements });
  if (distribution) open(distribution, { assembly, gateways, secrets, localize, log: options.log });
  const timeToLive = new TimeToLive(clock, () => database.expire());
  const invoke = invoker(lambda, 'events.amazonaws.com');
  const rules = new ScheduledRules({ assembly, clock, invoke });
  await Promise.all([running.add(Promise.resolve(timeToLive)), running.add(Promise.resolve(rules))]);
  return { database, provider, lambda, gateways, distribution, rules, timeToLive, localize };
}

function endpointsOf(database: Database, keys: KeyService): Record<string, string> {
  return {
    // Without these, AWS clients would read the configuration of whoever runs this.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_ENDPOINT_URL: nowhere,
    AWS_ENDPOINT_URL_DYNAMODB: database.url,
    AWS_ENDPOINT_URL_KMS: keys.url,
  };
}

async function listen(
  { assembly, port }: ServicesOptions,
  running: Running,
): Promise<Distribution | undefined> {
  const definition = readDistribution(assembly);
  return definition && running.add(Distribution.listen(definition, port));
}

interface Behind {
  readonly assembly: Assembly;
  readonly gateways: readonly Gateway[];
  readonly secrets: Secrets;
  readonly localize: (text: string) => string;
  readonly log: (line: string) => void;
}

/** Connects a distribution with what is behind it. */
function open(distribution: Distribution, { assembly, gateways, secrets, localize, log }: Behind): void {
  const { definition } = distribution;
  const buckets = bucketsOf(assembly, definition.arn, (text) => localize(secrets.resolve(text)));
  const site = new Site({ definition, buckets, localize });
  const tunnel = new Tunnel({
    definition,
    portOf: (id) => gateways.find((gateway) => gateway.definition.apiId === id)?.port,
    withErrorPage: (answer) => site.withErrorPage(answer),
    resolve: (text) => secrets.resolve(text),
    log,
  });
  distribution.open(site, tunnel);
}

async function startProvider(
  { pool, accounts, clock }: ServicesOptions,
  localize: (text: string) => string,
  running: Running,
): Promise<IdentityProvider | undefined> {
  if (pool === undefined) return undefined;
  const own = localPool(pool, localize);
  return running.add(IdentityProvider.start({ clock: clock.shared, port: 0, pool: own, accounts }));
}

function startGateways(
  options: ServicesOptions & { credentials: Credentials; access: AccessControl; lambda: Lambda },
  running: Running,
): Promise<Gateway[]> {
  const invoke = invoker(options.lambda, 'apigateway.amazonaws.com');
  const log = (group: string, line: string) => options.logs.add(group, line);
  const starting = webSocketApis(options.assembly).map((definition) =>
    // The port that was asked for is the distribution's.
    running.add(Gateway.start({ ...options, port: 0, definition, invoke, log })),
  );
  return Promise.all(starting);
}

function invoker(
  lambda: Lambda,
  principal: string,
): ConstructorParameters<typeof ScheduledRules>[0]['invoke'] {
  return (functionArn, sourceArn, event) => lambda.invokeFor({ principal, sourceArn }, functionArn, event);
}
