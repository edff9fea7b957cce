import type { Pattern } from './event-patterns.ts';
import type { Watch } from './watch-alarm.ts';

/**
 * Anything in this Region that would keep an alarm or a rule from telling anybody. EventBridge sees the events of its
 * own Region only. Rules and groups of logs are known by the installation's name, with which CloudFormation begins
 * theirs; subscriptions by their topic, with whose ARN theirs begin.
 */
export function watchChanged({ name, topic }: Watch): Pattern {
  const ours = [{ prefix: `${name}-` }];
  const ofTopic = [{ prefix: topic.topicArn }];
  const by = (parameter: string, values: readonly object[]) => ({
    requestParameters: { [parameter]: values },
  });
  return {
    eventSource: ['events', 'monitoring', 'sns', 'logs'].map((service) => `${service}.amazonaws.com`),
    eventName: [
      ...['DisableRule', 'DeleteRule', 'PutRule', 'RemoveTargets', 'PutTargets'],
      ...['DeleteAlarms', 'DisableAlarmActions', 'PutMetricAlarm'],
      ...['Unsubscribe', 'SetSubscriptionAttributes', 'SetTopicAttributes', 'DeleteTopic'],
      ...['PutMetricFilter', 'DeleteMetricFilter', 'DeleteLogGroup', 'PutRetentionPolicy'],
    ],
    $or: [
      ...['name', 'rule', 'alarmName', 'alarmNames', 'logGroupName'].map((each) => by(each, ours)),
      ...['topicArn', 'subscriptionArn'].map((each) => by(each, ofTopic)),
    ],
  };
}
