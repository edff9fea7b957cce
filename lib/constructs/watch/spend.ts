import { Duration } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import { ComparisonOperator, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { Config } from '../../config.ts';
import type { SocketApi } from '../socket-api.ts';
import { awsMetric } from './aws-metrics.ts';
import { type Watch, WatchAlarm } from './watch-alarm.ts';

/** US dollars for one message, in or out, with everything that it causes: an upper bound for the bills in docs/cost.md. */
export const messagePrice = 5 / 1_000_000;

const daysOfMonth = 30;

/** Alarms within the hour when messages cost too much. AWS Budgets learns of a day's spend hours later, or the next day. */
export function watchSpend(
  scope: Construct,
  watch: Watch,
  { monthlyBudget }: Config,
  sockets: SocketApi,
): void {
  new WatchAlarm(scope, 'MessagesOverBudget', watch, {
    says: "The messages of one hour cost more than a day's share of the monthly budget.",
    metric: awsMetric(
      'AWS/ApiGateway',
      'MessageCount',
      Stats.SUM,
      { ...sockets.metricDimensions },
      'messages',
    ).with({ period: Duration.hours(1) }),
    threshold: Math.round(monthlyBudget / daysOfMonth / messagePrice),
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
  });
}

/**
 * Sends a mail when the account has spent the month's budget, and when AWS forecasts that it will. It covers the whole
 * account, because a budget can filter by a tag only after somebody has activated that tag for billing. CloudFormation
 * supports budgets in us-east-1, but not in every Region. A budget that only notifies is free.
 */
export class MonthlyBudget extends CfnBudget {
  constructor(scope: Construct, id: string, { monthlyBudget, alarmAddress }: Config) {
    super(scope, id, {
      budget: {
        // Without a name: CloudFormation replaces a budget whose subscriber changes, and two cannot have one name.
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: monthlyBudget, unit: 'USD' },
      },
      // By mail: to publish to the topic, AWS Budgets would need rights to the topic and to its key.
      notificationsWithSubscribers: ['ACTUAL', 'FORECASTED'].map((notificationType) => ({
        notification: {
          notificationType,
          comparisonOperator: 'GREATER_THAN',
          threshold: 100,
          thresholdType: 'PERCENTAGE',
        },
        subscribers: [{ subscriptionType: 'EMAIL', address: alarmAddress }],
      })),
    });
  }
}
