import {
  CloudWatchClient,
  GetDashboardCommand,
  type Metric,
  paginateListMetrics,
} from '@aws-sdk/client-cloudwatch';
import { type Check, Failed, NotShown } from '../check.ts';
import { asking, type Context, notNone, some, until } from './context.ts';
import { metricsOf, type Shown } from './dashboard.ts';
import type { Installation } from './installation.ts';

/** What dashboards name is what really comes: a metric that is misspelt is a line that is never there. */
export function dashboardMetrics(context: Context): Check {
  return asking(context, {
    id: 'metrics',
    shows: 'CloudWatch has every metric that the dashboards name',
    remedy: 'Compare the namespace of the functions’ metrics (METRICS_NAMESPACE) with the dashboards’.',
    actions: 'cloudwatch:GetDashboard and ListMetrics',
    async look(installation) {
      const named = await namedBy(installation);
      let missing = named;
      await until(context, async () => {
        missing = await missingOf(missing);
        return missing.length === 0 ? true : undefined;
      });
      const own = named.filter(isOwn);
      if (own.length > 0 && own.every((metric) => missing.includes(metric))) {
        throw new Failed(`none of this installation’s own ${own.length} metrics is there`);
      }
      if (missing.length > 0) {
        throw new NotShown(
          `${missing.length} of ${named.length} not seen yet: ${some([...new Set(missing.map(titleOf))])}. Metrics come after up to 15 minutes (--wait), those of refusals and failures with the first one`,
        );
      }
    },
  });
}

async function namedBy(installation: Installation): Promise<Shown[]> {
  const shown = new Map<string, Shown>();
  for (const { region, physicalId } of notNone(
    installation.all('AWS::CloudWatch::Dashboard'),
    'dashboards',
  )) {
    const asked = new GetDashboardCommand({ DashboardName: physicalId });
    const { DashboardBody = '{"widgets":[]}' } = await new CloudWatchClient({ region }).send(asked);
    for (const each of metricsOf(DashboardBody, region)) shown.set(keyOf(each), each);
  }
  return [...shown.values()];
}

/** Of one name all combinations of dimensions are asked for at once. */
async function missingOf(named: readonly Shown[]): Promise<Shown[]> {
  const byName = Map.groupBy(named, ({ region, namespace, metric }) => `${region} ${namespace} ${metric}`);
  const missing = [];
  for (const group of byName.values()) {
    const there = await existing(group);
    missing.push(...group.filter((each) => !there.has(keyOf(each))));
  }
  return missing;
}

async function existing([first]: readonly Shown[]): Promise<Set<string>> {
  const found = new Set<string>();
  if (!first) return found;
  const { region, namespace, metric } = first;
  const client = new CloudWatchClient({ region });
  const asked = { Namespace: namespace, MetricName: metric };
  for await (const { Metrics = [] } of paginateListMetrics({ client }, asked)) {
    for (const each of Metrics) found.add(keyOf({ ...first, dimensions: dimensionsOf(each) }));
  }
  return found;
}

function dimensionsOf({ Dimensions = [] }: Metric): Record<string, string> {
  return Object.fromEntries(Dimensions.map(({ Name = '', Value = '' }) => [Name, Value]));
}

function keyOf({ region, namespace, metric, dimensions }: Shown): string {
  return JSON.stringify([region, namespace, metric, Object.entries(dimensions).sort()]);
}

function isOwn({ namespace }: Shown): boolean {
  return !namespace.startsWith('AWS/');
}

function titleOf({ namespace, metric }: Shown): string {
  return `${namespace} ${metric}`;
}
