import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LogLine } from '../../local/lambda/logs.ts';
import { monthlyPrices } from './prices.ts';

/** How many there are of what is billed for being there. */
export type Fixtures = Readonly<Record<keyof typeof monthlyPrices, number>>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** Counts them in a folder of templates; of our own metrics, those that the log lines emit. */
export function fixturesOf(assembly: string, logs: readonly LogLine[]): Fixtures {
  const resources = readdirSync(assembly)
    .filter((name) => name.endsWith('.template.json'))
    .flatMap((name) => resourcesOf(join(assembly, name)));
  const all = (type: string) => resources.filter(({ Type }) => Type === type);
  return {
    key: all('AWS::KMS::Key').length,
    secret: all('AWS::SecretsManager::Secret').length,
    webAcl: all('AWS::WAFv2::WebACL').length,
    webAclRule: total(all('AWS::WAFv2::WebACL').map((acl) => lengthOf(acl, 'Rules'))),
    dashboard: all('AWS::CloudWatch::Dashboard').length,
    alarmMetric: total(all('AWS::CloudWatch::Alarm').map(metricsOfAlarm)),
    metric:
      emittedMetrics(logs).size +
      routeMetrics(all('AWS::ApiGatewayV2::Stage'), all('AWS::ApiGatewayV2::Route')),
  };
}

function resourcesOf(file: string): Resource[] {
  const { Resources = {} } = JSON.parse(readFileSync(file, 'utf8')) as {
    Resources?: Record<string, Resource>;
  };
  return Object.values(Resources);
}

function lengthOf({ Properties }: Resource, list: string): number {
  const value = Properties?.[list];
  return Array.isArray(value) ? value.length : 0;
}

/** An alarm on an expression is billed for each metric in it. */
function metricsOfAlarm(alarm: Resource): number {
  const queries = (alarm.Properties?.['Metrics'] ?? []) as readonly { MetricStat?: unknown }[];
  return queries.filter(({ MetricStat }) => MetricStat !== undefined).length || 1;
}

/** Metrics that API Gateway has for every route of a stage with detailed metrics, which it bills. */
const metricsOfRoute = 5;

function routeMetrics(stages: readonly Resource[], routes: readonly Resource[]): number {
  const detailed = stages.some(({ Properties }) => {
    const settings = Properties?.['DefaultRouteSettings'] as { DetailedMetricsEnabled?: boolean } | undefined;
    return settings?.DetailedMetricsEnabled === true;
  });
  return detailed ? routes.length * metricsOfRoute : 0;
}

/** Every name with every combination of dimensions is a metric (embedded metric format). */
function emittedMetrics(logs: readonly LogLine[]): Set<string> {
  const metrics = new Set<string>();
  for (const { line } of logs) {
    if (!line.startsWith('{"_aws"')) continue;
    const { _aws, ...members } = JSON.parse(line) as Record<string, unknown> & {
      _aws: {
        CloudWatchMetrics: { Namespace: string; Dimensions: string[][]; Metrics: { Name: string }[] }[];
      };
    };
    for (const { Namespace, Dimensions, Metrics } of _aws.CloudWatchMetrics) {
      for (const names of Dimensions) {
        const values = names.map((name) => members[name]);
        for (const { Name } of Metrics) metrics.add(JSON.stringify([Namespace, Name, names, values]));
      }
    }
  }
  return metrics;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
