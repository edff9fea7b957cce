import { Duration } from 'aws-cdk-lib';
import { ComparisonOperator, type IMetric, MathExpression, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { Service } from '../service-role.ts';
import type { SocketApi } from '../socket-api.ts';
import { awsMetric } from './aws-metrics.ts';
import type { OwnMetrics } from './own-metrics.ts';
import { type Watch, WatchAlarm } from './watch-alarm.ts';

type Functions = Readonly<Partial<Record<Service, IFunction>>>;

const period = Duration.minutes(5);

/** Twice in a quarter of an hour: once may be a deployment. */
const twice = { evaluationPeriods: 3, datapointsToAlarm: 2 };

/**
 * Functions that fail by themselves, or for want of room. The authorizer's errors are not counted: it can refuse a
 * handshake only by throwing, and Lambda counts that as an error.
 */
export function watchFunctions(scope: Construct, watch: Watch, functions: Functions): void {
  const answering = Object.fromEntries(
    Object.entries(functions).filter(([service]) => service !== 'authorize'),
  );
  const comparisonOperator = ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD;
  new WatchAlarm(scope, 'FunctionErrors', watch, {
    says: 'Functions ended with an error, or ran out of time, three times or more within five minutes, twice.',
    metric: sumOf('Errors', answering),
    threshold: 3,
    comparisonOperator,
    ...twice,
  });
  new WatchAlarm(scope, 'FunctionThrottles', watch, {
    says: 'Functions were not started, for want of concurrency, in two of three times five minutes.',
    metric: sumOf('Throttles', functions),
    threshold: 1,
    comparisonOperator,
    ...twice,
  });
}

/** Requests that people sent and that failed without anybody's fault; their clients repeat them. */
export function watchRequests(scope: Construct, watch: Watch, own: OwnMetrics, answering: Functions): void {
  new WatchAlarm(scope, 'FailedRequests', watch, {
    says: 'More than one request in a hundred was answered with ERR_TRY_AGAIN, for a quarter of an hour.',
    metric: new MathExpression({
      expression: '100 * failed / invocations',
      usingMetrics: {
        failed: own.refused('ERR_TRY_AGAIN'),
        invocations: sumOf('Invocations', answering),
      },
      label: 'failed requests, %',
      period,
    }),
    threshold: 1,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: 3,
  });
}

/** Requests that were refused, for any reason: by functions, and by API Gateway's limits before them. */
export function watchRefusals(
  scope: Construct,
  watch: Watch,
  own: OwnMetrics,
  answering: Functions,
  sockets: SocketApi,
): void {
  const services = Object.keys(answering);
  const dimensions = { ...sockets.metricDimensions };
  new WatchAlarm(scope, 'RefusedRequests', watch, {
    says: 'A thousand requests or more were refused within five minutes.',
    metric: new MathExpression({
      expression: `SUM([${['gateway', ...services].join(', ')}])`,
      usingMetrics: {
        ...Object.fromEntries<IMetric>(services.map((each) => [each, own.refusedBy(each)])),
        gateway: awsMetric('AWS/ApiGateway', 'ClientError', Stats.SUM, dimensions, 'API Gateway'),
      },
      label: 'refused requests',
      period,
    }),
    threshold: 1_000,
    comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
  });
}

function sumOf(metric: 'Errors' | 'Throttles' | 'Invocations', functions: Functions): MathExpression {
  const each = Object.entries(functions).map(
    ([service, { functionName: FunctionName }]) =>
      [service, awsMetric('AWS/Lambda', metric, Stats.SUM, { FunctionName }, service)] as const,
  );
  const expression = `SUM([${Object.keys(functions).join(', ')}])`;
  return new MathExpression({ expression, usingMetrics: Object.fromEntries(each), label: metric, period });
}
