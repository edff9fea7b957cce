import { Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';

const docs = 'https://docs.aws.amazon.com';

/**
 * AWS's own metrics that dashboards and alarms name, each with the page that documents it. None of them exists on one
 * machine, so that no run here can show that it is spelled right: the page is the evidence.
 */
export const awsMetrics = {
  'AWS/Lambda': {
    page: `${docs}/lambda/latest/dg/monitoring-metrics-types.html`,
    names: ['Invocations', 'Duration', 'Errors', 'Throttles', 'ConcurrentExecutions'],
  },
  'AWS/ApiGateway': {
    page: `${docs}/apigateway/latest/developerguide/apigateway-websocket-api-logging.html`,
    names: [
      'ConnectCount',
      'MessageCount',
      'ClientError',
      'ExecutionError',
      'IntegrationError',
      'IntegrationLatency',
    ],
  },
  'AWS/DynamoDB': {
    page: `${docs}/amazondynamodb/latest/developerguide/metrics-dimensions.html`,
    names: [
      'ConsumedReadCapacityUnits',
      'ConsumedWriteCapacityUnits',
      'ReadThrottleEvents',
      'WriteThrottleEvents',
    ],
  },
  'AWS/SQS': {
    page: `${docs}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html`,
    names: ['ApproximateNumberOfMessagesVisible'],
  },
  'AWS/Logs': {
    page: `${docs}/AmazonCloudWatch/latest/logs/CloudWatch-Logs-Monitoring-CloudWatch-Metrics.html`,
    names: ['IncomingLogEvents', 'IncomingBytes'],
  },
  'AWS/CloudFront': {
    page: `${docs}/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html`,
    names: ['Requests', '4xxErrorRate', '5xxErrorRate'],
  },
  'AWS/WAFV2': {
    page: `${docs}/waf/latest/developerguide/waf-metrics.html`,
    names: ['AllowedRequests', 'BlockedRequests'],
  },
} as const;

type Namespace = keyof typeof awsMetrics;

/** A metric of the table above. Five minutes, unless `with` says otherwise. */
export function awsMetric<N extends Namespace>(
  namespace: N,
  metricName: (typeof awsMetrics)[N]['names'][number],
  statistic: string,
  dimensionsMap: Record<string, string>,
  label: string,
): Metric {
  const period = Duration.minutes(5);
  return new Metric({ namespace, metricName, statistic, dimensionsMap, label, period });
}
