import { Duration, Stack, type StackProps } from 'aws-cdk-lib';
import { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { type Service, services } from '../constructs/service-role.ts';
import { AlarmTopic } from '../constructs/watch/alarm-topic.ts';
import {
  watchAnswers,
  watchDeadLetters,
  watchDesk,
  watchHandshakes,
  watchSweep,
  watchTrail,
} from '../constructs/watch/alarms.ts';
import { AuditDashboard } from '../constructs/watch/dashboards/audit-dashboard.ts';
import { DeadLetters } from '../constructs/watch/dead-letters.ts';
import * as patterns from '../constructs/watch/event-patterns.ts';
import { watchFunctions, watchRefusals, watchRequests } from '../constructs/watch/function-alarms.ts';
import { membersOf } from '../constructs/watch/members.ts';
import { OperationsDashboard } from '../constructs/watch/dashboards/operations-dashboard.ts';
import { OwnMetrics } from '../constructs/watch/own-metrics.ts';
import { watchSpend } from '../constructs/watch/spend.ts';
import { SavedQueries } from '../constructs/watch/dashboards/saved-queries.ts';
import { TrailRule } from '../constructs/watch/trail-rule.ts';
import { watchChanged } from '../constructs/watch/watch-changed.ts';
import type { Watch } from '../constructs/watch/watch-alarm.ts';
import { WatchTrail } from '../constructs/watch/watch-trail.ts';
import type { ApiStack } from './api-stack.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { IdentityStack } from './identity-stack.ts';
import type { WebStack } from './web-stack.ts';

export interface WatchStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly edge: EdgeStack;
  readonly web: WebStack;
  /** Undefined where the agents sign in at an issuer of the brand's own. */
  readonly identity: IdentityStack | undefined;
}

type Tell = (id: string, says: string, pattern: patterns.Pattern) => void;

/** Dashboards, alarms, the trail and its rules, and an auditor's saved queries. */
export class WatchStack extends Stack {
  readonly #own: OwnMetrics;
  readonly #watch: Watch;

  constructor(scope: Construct, id: string, props: WatchStackProps) {
    super(scope, id, props);
    const { config, data, web } = props;
    const encryptionKey = data.operationsKey;
    this.#own = new OwnMetrics(config);
    const topic = new AlarmTopic(this, 'AlarmTopic', { address: config.alarmAddress, encryptionKey });
    this.#watch = { name: config.name, topic };
    const trail = new WatchTrail(this, 'Trail', {
      encryptionKey,
      removalProtection: config.removalProtection,
      retention: Duration.days(config.auditRetentionDays),
      siteBucket: web.siteBucket,
      wrappingKey: data.wrappingKey,
      metricNamespace: this.#own.namespace,
    });
    this.#addRules(props, trail);
    this.#addAlarms(props, trail);
    this.#addViews(props, trail);
  }

  #addRules(props: WatchStackProps, trail: WatchTrail): void {
    const { data } = props;
    const deadLetters = new DeadLetters(this, 'RuleDeadLetters', { encryptionKey: data.operationsKey });
    const tell: Tell = (id, says, pattern) =>
      new TrailRule(this, id, { ...this.#watch, says, pattern, deadLetters });
    this.#addRulesOfAnswers(props, tell);
    this.#addRulesOfCode(props, tell);
    this.#addRuleOfPool(props, tell);
    tell('TrailChanged', 'The trail was changed or stopped.', patterns.trailChanged(trail));
    tell(
      'WatchChanged',
      'An alarm, a rule, a topic or a group of logs was changed or removed.',
      watchChanged(this.#watch),
    );
    watchDeadLetters(this, 'DeadLettersOfRules', this.#watch, deadLetters);
  }

  #addRulesOfAnswers({ data, api }: WatchStackProps, tell: Tell): void {
    const running = (...users: Service[]) =>
      users.map((service) => ({ function: api.functions[service], role: data.roles[service] }));
    const keys = [data.wrappingKey, data.signingKey, data.tablesKey, data.operationsKey];
    const encrypting = ['Decrypt', 'Encrypt', 'GenerateDataKey', 'ReEncrypt'];
    tell(
      'WrappingKeyUsed',
      'Somebody other than collect and reveal used the wrapping key, or tried to.',
      patterns.keyUsedByOthers(data.wrappingKey, encrypting, running('collect', 'reveal')),
    );
    tell(
      'SigningKeyUsed',
      "Somebody other than enrol signed with the brand's key, or tried to.",
      patterns.keyUsedByOthers(data.signingKey, ['Sign'], running('enrol')),
    );
    tell('KeyChanged', 'A key, or who may use it, was changed.', patterns.keyChanged(keys));
    tell(
      'VaultChanged',
      "The vault's settings or policy were changed, or a copy of it was tried.",
      patterns.vaultChanged(data.tables.vault),
    );
  }

  /** The function that writes the pages is one too: whoever changes it, or has its role, can change them. */
  #addRulesOfCode({ data, api, web }: WatchStackProps, tell: Tell): void {
    const functions = [...Object.values(api.functions), ...membersOf(web, LambdaFunction)];
    const roles = [...Object.values(data.roles), web.deploymentRole];
    tell(
      'FunctionChanged',
      "A function's code, settings or callers were changed.",
      patterns.functionChanged(functions),
    );
    tell(
      'RolePassed',
      'One of our roles was given to another function.',
      patterns.rolePassed(roles, functions),
    );
    tell(
      'SiteWritten',
      'The pages were written outside a deployment.',
      patterns.siteWritten(web.siteBucket.bucketName, web.deploymentRole),
    );
  }

  /** Only with a pool of the installation's own: a brand's issuer is not in this account. */
  #addRuleOfPool({ identity }: WatchStackProps, tell: Tell): void {
    if (identity === undefined) return;
    tell(
      'PoolChanged',
      'How agents sign in, or who is one, was changed.',
      patterns.poolChanged(identity.pool.userPoolId),
    );
  }

  #addAlarms({ config, api }: WatchStackProps, trail: WatchTrail): void {
    watchAnswers(this, this.#watch, this.#own);
    watchSweep(this, this.#watch, this.#own);
    watchHandshakes(this, this.#watch, this.#own);
    watchDesk(this, this.#watch, this.#own);
    watchFunctions(this, this.#watch, api.functions);
    watchRequests(this, this.#watch, this.#own, api.answering);
    watchRefusals(this, this.#watch, this.#own, api.answering, api.sockets);
    watchSpend(this, this.#watch, config, api.sockets);
    watchDeadLetters(this, 'DeadLettersOfSweep', this.#watch, api.sweep.deadLetters);
    watchTrail(this, this.#watch, trail.logGroup);
  }

  #addViews({ config, data, api, edge, web }: WatchStackProps, trail: WatchTrail): void {
    const { name } = config;
    const functionLogs = Object.fromEntries(
      services.map((service) => [service, api.functions[service].logGroup]),
    ) as Record<Service, (typeof api.functions)[Service]['logGroup']>;
    const answering = Object.keys(api.answering);
    new AuditDashboard(this, 'AuditDashboard', { name, own: this.#own });
    new OperationsDashboard(this, 'OperationsDashboard', {
      name,
      own: this.#own,
      functions: api.functions,
      answering,
      tables: data.tables,
      socketDimensions: { ...api.sockets.metricDimensions },
      distributionId: web.distribution.distributionId,
      firewallMetricName: edge.firewallMetricName,
      logGroups: { ...functionLogs, trail: trail.logGroup },
    });
    new SavedQueries(this, 'Queries', {
      name,
      functionLogs,
      trailLogs: trail.logGroup,
      wrappingKeyArn: data.wrappingKey.keyArn,
    });
  }
}
