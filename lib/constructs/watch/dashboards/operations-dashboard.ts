import { Dashboard, type Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { awsMetric, type awsMetrics } from '../aws-metrics.ts';
import type { OwnMetrics } from '../own-metrics.ts';
import { explanation, graph } from './widgets.ts';

export interface OperationsDashboardProps {
  /** The name of the installation. */
  readonly name: string;
  readonly own: OwnMetrics;
  readonly functions: Readonly<Record<string, IFunction>>;
  /** The names of those that answer requests. */
  readonly answering: readonly string[];
  readonly tables: Readonly<Record<string, Pick<ITable, 'tableName'>>>;
  readonly socketDimensions: Readonly<Record<string, string>>;
  /** Their metrics are in us-east-1, wherever the dashboard is. */
  readonly distributionId: string;
  readonly firewallMetricName: string;
  /** What is paid by the byte. */
  readonly logGroups: Readonly<Record<string, { readonly logGroupName: string }>>;
}

const edge = { region: 'us-east-1' };

const howToRead = `## How it runs, and what costs
Five minutes a point. **Latency**: half of the requests (p50) and all but one in a hundred (p99) were faster; a cold start is in the p99 of a quiet hour.
**Errors** are functions that threw or ran out of time; a request that failed and was answered with ERR_TRY_AGAIN is among *Refused requests*, as *failed*, and its client repeats it.
**Cost** follows messages, invocations, capacity units and bytes of logs: docs/cost.md has the prices.`;

/** What an operator looks at: latency, errors, throttles, connections, and what drives the bill. */
export class OperationsDashboard extends Dashboard {
  constructor(scope: Construct, id: string, props: OperationsDashboardProps) {
    super(scope, id, {
      dashboardName: `${props.name}-Operations`,
      widgets: [[explanation(howToRead)], ...functionRows(props), ...serviceRows(props), ...costRows(props)],
    });
  }
}

type LambdaMetric = (typeof awsMetrics)['AWS/Lambda']['names'][number];
type TableMetric = (typeof awsMetrics)['AWS/DynamoDB']['names'][number];
type SocketMetric = (typeof awsMetrics)['AWS/ApiGateway']['names'][number];
type FrontMetric = (typeof awsMetrics)['AWS/CloudFront']['names'][number];
type FirewallMetric = (typeof awsMetrics)['AWS/WAFV2']['names'][number];

function ofFunctions({ functions }: OperationsDashboardProps, name: LambdaMetric, statistic: string) {
  return Object.entries(functions).map(([label, { functionName: FunctionName }]) =>
    awsMetric('AWS/Lambda', name, statistic, { FunctionName }, label),
  );
}

function ofTables({ tables }: OperationsDashboardProps, name: TableMetric): Metric[] {
  return Object.entries(tables).map(([label, { tableName: TableName }]) =>
    awsMetric('AWS/DynamoDB', name, Stats.SUM, { TableName }, label),
  );
}

function ofSockets({ socketDimensions }: OperationsDashboardProps, ...names: SocketMetric[]): Metric[] {
  return names.map((name) => awsMetric('AWS/ApiGateway', name, Stats.SUM, { ...socketDimensions }, name));
}

function functionRows(props: OperationsDashboardProps) {
  const { own, answering } = props;
  return [
    [
      graph('Latency p50, ms', ofFunctions(props, 'Duration', Stats.p(50))),
      graph('Latency p99, ms', ofFunctions(props, 'Duration', Stats.p(99))),
      graph(
        'Refused requests, by function',
        answering.map((each) => own.refusedBy(each)),
        { right: [own.refused('ERR_TRY_AGAIN').with({ label: 'failed' })] },
      ),
    ],
    [
      graph('Errors', ofFunctions(props, 'Errors', Stats.SUM)),
      graph('Throttles', ofFunctions(props, 'Throttles', Stats.SUM)),
      graph('At the same time', ofFunctions(props, 'ConcurrentExecutions', Stats.MAXIMUM)),
    ],
  ];
}

function serviceRows(props: OperationsDashboardProps) {
  const dimensions = { ...props.socketDimensions };
  const latency = awsMetric('AWS/ApiGateway', 'IntegrationLatency', Stats.p(99), dimensions, 'p99');
  return [
    [
      graph('Connections and messages', ofSockets(props, 'ConnectCount', 'MessageCount')),
      graph('API: refused and failed', ofSockets(props, 'ClientError', 'ExecutionError', 'IntegrationError')),
      graph('API: time in functions p99, ms', [latency]),
    ],
    [
      graph('Reads throttled', ofTables(props, 'ReadThrottleEvents')),
      graph('Writes throttled', ofTables(props, 'WriteThrottleEvents')),
      graph('Decryptions', [props.own.wrappingKeyDecrypts()]),
    ],
    frontRow(props),
  ];
}

function frontRow({ distributionId, firewallMetricName }: OperationsDashboardProps) {
  const ofFront = (name: FrontMetric, statistic: string) =>
    awsMetric('AWS/CloudFront', name, statistic, { DistributionId: distributionId, Region: 'Global' }, name);
  const ofFirewall = (name: FirewallMetric) =>
    awsMetric('AWS/WAFV2', name, Stats.SUM, { WebACL: firewallMetricName, Rule: 'ALL' }, name);
  const errors = (['4xxErrorRate', '5xxErrorRate'] as const).map((name) => ofFront(name, Stats.AVERAGE));
  return [
    graph('Requests of the distribution', [ofFront('Requests', Stats.SUM)], edge),
    graph('Errors of the distribution, %', errors, edge),
    graph('Firewall', [ofFirewall('AllowedRequests'), ofFirewall('BlockedRequests')], edge),
  ];
}

function costRows(props: OperationsDashboardProps) {
  const logs = Object.entries(props.logGroups).map(([label, { logGroupName: LogGroupName }]) =>
    awsMetric('AWS/Logs', 'IncomingBytes', Stats.SUM, { LogGroupName }, label),
  );
  return [
    [
      graph('Invocations', ofFunctions(props, 'Invocations', Stats.SUM), { stacked: true }),
      graph('Read units', ofTables(props, 'ConsumedReadCapacityUnits'), { stacked: true }),
      graph('Write units', ofTables(props, 'ConsumedWriteCapacityUnits'), { stacked: true }),
    ],
    [graph('Bytes of logs', logs, { stacked: true })],
  ];
}
