import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metric } from '../../local/metrics.ts';
import { monthlyPrices } from './prices.ts';

/** How many there are of what is billed for being there. */
export type Fixtures = Readonly<Record<keyof typeof monthlyPrices, number>>;

interface Resource {
  readonly Type: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** Counts them in a folder of templates; of our own metrics, those that were emitted or are made of logs. */
export function fixturesOf(assembly: string, metrics: readonly Metric[]): Fixtures {
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
    ownMetric: differentMetrics(metrics) + all('AWS::Logs::MetricFilter').length,
    routeMetric: routeMetrics(all('AWS::ApiGatewayV2::Stage'), all('AWS::ApiGatewayV2::Route')),
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

/** Every name with every combination of dimensions is a metric. */
function differentMetrics(metrics: readonly Metric[]): number {
  return new Set(
    metrics.map(({ namespace, name, dimensions }) =>
      JSON.stringify([namespace, name, Object.entries(dimensions).toSorted()]),
    ),
  ).size;
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}
