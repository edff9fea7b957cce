import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, MathExpression, Stats, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { awsMetric } from './aws-metrics.ts';
import type { OwnMetrics } from './own-metrics.ts';
import { type Watch, WatchAlarm } from './watch-alarm.ts';

const atLeast = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
const more = ComparisonOperator.GREATER_THAN_THRESHOLD;
const less = ComparisonOperator.LESS_THAN_THRESHOLD;

/** Who gets at answers, and whether they open where they should. */
export function watchAnswers(scope: Construct, watch: Watch, own: OwnMetrics): void {
  new WatchAlarm(scope, 'RefusedReveals', watch, {
    says: 'Ten reveals or more were refused within five minutes.',
    metric: own.revealAttempted('refused'),
    threshold: 10,
    comparisonOperator: atLeast,
  });
  new WatchAlarm(scope, 'AnswersNotOpened', watch, {
    says: 'Sealed answers did not open in the browser that they were for, or were not what the form asks for.',
    metric: own.formEvent('notOpened'),
    threshold: 1,
    comparisonOperator: atLeast,
  });
  const period = Duration.hours(1);
  new WatchAlarm(scope, 'MoreDecryptsThanReveals', watch, {
    says: 'The wrapping key decrypted more often within an hour than reveals were claimed in it and the hour before.',
    metric: new MathExpression({
      // The trail may record a decryption in the hour after its claim: claimed - DIFF(claimed) is the hour before.
      expression: 'decrypts - (claimed + (claimed - DIFF(claimed)))',
      usingMetrics: {
        decrypts: own.wrappingKeyDecrypts(),
        claimed: own.revealAttempted('claimed'),
      },
      label: 'decryptions that no reveal explains',
      period,
    }),
    threshold: 0,
    comparisonOperator: more,
    // Of a single period, DIFF has no value: the first of the two is what the second is compared with.
    evaluationPeriods: 2,
    datapointsToAlarm: 1,
  });
}

/** Whether answers go when they should. */
export function watchSweep(scope: Construct, watch: Watch, own: OwnMetrics): void {
  new WatchAlarm(scope, 'RowsPastTheirTime', watch, {
    says: 'A form request, and the row that the vault may hold for it, was still there two minutes after its time.',
    metric: own.oldestDueAge(),
    threshold: 120,
    comparisonOperator: more,
  });
  new WatchAlarm(scope, 'SweepSilent', watch, {
    says: 'No sweep has ended in five minutes: nothing is destroyed by time but by TTL.',
    metric: own.oldestDueAge().with({ statistic: Stats.SAMPLE_COUNT }),
    threshold: 1,
    comparisonOperator: less,
    treatMissingData: TreatMissingData.BREACHING,
  });
}

/** Who tries to come in, and whether agents can. */
export function watchHandshakes(scope: Construct, watch: Watch, own: OwnMetrics): void {
  new WatchAlarm(scope, 'RefusedHandshakes', watch, {
    says: 'A hundred handshakes or more were refused within five minutes.',
    metric: own.handshakeRefused('authorize'),
    threshold: 100,
    comparisonOperator: atLeast,
  });
  new WatchAlarm(scope, 'IssuerUnreachable', watch, {
    says: "Handshakes could not be decided in two of three times five minutes, for want of the issuer's keys.",
    metric: own.handshakeRefused('authorize', 'IssuerUnreachable'),
    threshold: 1,
    comparisonOperator: atLeast,
    evaluationPeriods: 3,
    datapointsToAlarm: 2,
  });
}

/** Whether visitors are looked after, and whether somebody keeps others from it. */
export function watchDesk(scope: Construct, watch: Watch, own: OwnMetrics): void {
  new WatchAlarm(scope, 'ManyWaiting', watch, {
    says: 'A hundred chats or more wait for an agent.',
    metric: own.waitingConversations(),
    threshold: 100,
    comparisonOperator: atLeast,
  });
  new WatchAlarm(scope, 'LongWait', watch, {
    says: 'Somebody has waited for an agent for half an hour.',
    metric: own.oldestWaitingAge(),
    threshold: 1_800,
    comparisonOperator: atLeast,
  });
}

/** What could not be told or done, of one queue. */
export function watchDeadLetters(scope: Construct, id: string, watch: Watch, queue: IQueue): void {
  new WatchAlarm(scope, id, watch, {
    says: 'There are dead letters.',
    metric: awsMetric(
      'AWS/SQS',
      'ApproximateNumberOfMessagesVisible',
      Stats.MAXIMUM,
      { QueueName: queue.queueName },
      id,
    ),
    threshold: 1,
    comparisonOperator: atLeast,
  });
}

/** A trail that says nothing cannot be asked, and no rule sees a read event. */
export function watchTrail(scope: Construct, watch: Watch, { logGroupName }: ILogGroup): void {
  const dimensions = { LogGroupName: logGroupName };
  new WatchAlarm(scope, 'TrailSilent', watch, {
    says: 'The trail has written nothing for an hour.',
    metric: awsMetric('AWS/Logs', 'IncomingLogEvents', Stats.SUM, dimensions, 'records').with({
      period: Duration.hours(1),
    }),
    threshold: 1,
    comparisonOperator: less,
    treatMissingData: TreatMissingData.BREACHING,
  });
}
