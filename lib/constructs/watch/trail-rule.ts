import { CfnRule } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import type { DeadLetters } from './dead-letters.ts';
import type { Pattern } from './event-patterns.ts';
import { runbookEntry } from './runbook.ts';
import type { Watch } from './watch-alarm.ts';

export interface TrailRuleProps extends Watch {
  /** What has happened, in one sentence. */
  readonly says: string;
  /** Which of the trail's records. */
  readonly pattern: Pattern;
  /** Takes what could not be told. */
  readonly deadLetters: DeadLetters;
}

/** EventBridge's own defaults, written down: a day of attempts, then the dead letters. */
const retryPolicy = { maximumRetryAttempts: 185, maximumEventAgeInSeconds: 86_400 };

/** What of a record is told. Nothing here is of a conversation. */
const told = {
  action: '$.detail.eventName',
  region: '$.detail.awsRegion',
  when: '$.detail.eventTime',
  who: '$.detail.userIdentity.arn',
  through: '$.detail.userIdentity.invokedBy',
  address: '$.detail.sourceIPAddress',
  error: '$.detail.errorCode',
  record: '$.detail.eventID',
};

/**
 * Tells the topic of a record of the trail, whoever made it: deployments too. An L1, because read events such as
 * `Decrypt` need a state that the L2 does not have (EventBridge User Guide, "Receiving read-only management events").
 */
export class TrailRule extends CfnRule {
  constructor(scope: Construct, id: string, { name, topic, says, pattern, deadLetters }: TrailRuleProps) {
    const lines = [
      `${name}-${id}: ${says}`,
      '<action> in <region> at <when>, by <who> <through> from <address>. Error: <error>. Record: <record>.',
      `What to do: ${runbookEntry(id)}`,
    ];
    super(scope, id, {
      description: `${says} See ${runbookEntry(id)}`,
      state: 'ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS',
      eventPattern: { 'detail-type': ['AWS API Call via CloudTrail'], detail: pattern },
      targets: [
        {
          id: 'Topic',
          arn: topic.topicArn,
          inputTransformer: {
            inputPathsMap: told,
            inputTemplate: lines.map((line) => JSON.stringify(line)).join('\n'),
          },
          deadLetterConfig: { arn: deadLetters.queueArn },
          retryPolicy,
        },
      ],
    });
    deadLetters.accept(this);
  }
}
