import { type CfnResource, ReferenceStrength, Stack, type StackProps } from 'aws-cdk-lib';
import {
  CfnOriginAccessControl,
  CfnOriginRequestPolicy,
  CfnResponseHeadersPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import type { CfnRole } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Config } from '../config.ts';
import { AlarmTopic } from '../constructs/watch/alarm-topic.ts';
import { watchDeadLetters } from '../constructs/watch/alarms.ts';
import { DeadLetters } from '../constructs/watch/dead-letters.ts';
import * as patterns from '../constructs/watch/event-patterns.ts';
import { membersOf } from '../constructs/watch/members.ts';
import { MonthlyBudget } from '../constructs/watch/spend.ts';
import { TrailRule } from '../constructs/watch/trail-rule.ts';
import { watchChanged } from '../constructs/watch/watch-changed.ts';
import { AccessLogs } from '../constructs/web/access-logs.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { WebStack } from './web-stack.ts';

export interface EdgeWatchStackProps extends StackProps {
  readonly config: Config;
  readonly data: DataStack;
  readonly edge: EdgeStack;
  readonly web: WebStack;
}

/** The stacks whose roles and policies are watched; CloudFormation names a managed policy by its stack. */
const stacksWithPolicies = ['Data', 'Api', 'Web', 'Watch'];

/** Watching of what AWS reports in us-east-1 only: the distribution's access logs, changes to roles, and the bill. */
export class EdgeWatchStack extends Stack {
  constructor(scope: Construct, id: string, props: EdgeWatchStackProps) {
    super(scope, id, props);
    const { config, edge, web } = props;
    const distributionId = weak(web.distribution.distributionId);
    new AccessLogs(this, 'AccessLogs', {
      name: config.name,
      distributionId,
      encryptionKey: edge.operationsKey,
      removalProtection: config.removalProtection,
    });
    new MonthlyBudget(this, 'MonthlyBudget', config);
    this.#addRules(props, [distributionId, ...policiesOf(web), edge.firewall.attrId]);
  }

  /** @param front ids of all that stands before the site and the sockets */
  #addRules({ config, data, edge, web }: EdgeWatchStackProps, front: readonly string[]): void {
    const encryptionKey = edge.operationsKey;
    const topic = new AlarmTopic(this, 'AlarmTopic', { address: config.alarmAddress, encryptionKey });
    const deadLetters = new DeadLetters(this, 'RuleDeadLetters', { encryptionKey });
    const watch = { name: config.name, topic };
    const tell = (id: string, says: string, pattern: patterns.Pattern) =>
      new TrailRule(this, id, { ...watch, says, pattern, deadLetters });
    const roles = [...Object.values(data.roles), web.deploymentRole];
    tell(
      'RoleChanged',
      'Who may be one of our roles, or what it may do, was changed.',
      patterns.roleChanged(roles.map((role) => weak((role.node.defaultChild as CfnRole).ref))),
    );
    tell(
      'PolicyChanged',
      'What a policy of ours allows was changed.',
      patterns.policyChanged(stacksWithPolicies.map((stack) => `${config.name}-${stack}`)),
    );
    tell(
      'DistributionChanged',
      'What stands before the site and the sockets was changed.',
      patterns.distributionChanged(front),
    );
    tell(
      'EdgeKeyChanged',
      'The key for logs and topics in us-east-1, or who may use it, was changed.',
      patterns.keyChanged([edge.operationsKey]),
    );
    tell(
      'EdgeWatchChanged',
      'An alarm, a rule, a topic or a group of logs was changed or removed in us-east-1.',
      watchChanged(watch),
    );
    watchDeadLetters(this, 'DeadLettersOfEdgeRules', watch, deadLetters);
  }
}

/** The ids of the distribution's policies of headers and of access to its origin. */
function policiesOf(web: WebStack): string[] {
  const policies: CfnResource[] = [
    ...membersOf(web, CfnResponseHeadersPolicy),
    ...membersOf(web, CfnOriginRequestPolicy),
    ...membersOf(web, CfnOriginAccessControl),
  ];
  return policies.map(({ ref }) => weak(ref));
}

/** A reference that crosses Regions, where no export reaches (docs/decisions/0015). */
function weak(attribute: string): string {
  return Stack.consumeReference(attribute, ReferenceStrength.WEAK);
}
