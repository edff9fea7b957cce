import { ofType, type SynthesizedApp } from './app.ts';
import type { Names } from './policies.ts';

/** A metric that a widget or an alarm names. */
export interface NamedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

interface MetricStat {
  readonly Namespace: string;
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: unknown }[];
}

/** The metrics of all alarms. */
export function metricsOfAlarms(app: SynthesizedApp, names: Names): NamedMetric[] {
  const alarms = ofType(app.all, 'AWS::CloudWatch::Alarm');
  return alarms.flatMap(({ Properties }) => {
    const several = (Properties['Metrics'] ?? []) as { MetricStat?: { Metric: MetricStat } }[];
    const stats = several.flatMap(({ MetricStat: stat }) => stat?.Metric ?? []);
    const one = 'MetricName' in Properties ? [Properties as unknown as MetricStat] : [];
    return [...one, ...stats].map(({ Namespace, MetricName, Dimensions = [] }) => ({
      namespace: Namespace,
      name: MetricName,
      dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }) => [Name, names.of(Value)])),
    }));
  });
}

/** The body of every dashboard: its name, and its widgets. */
export function dashboards(app: SynthesizedApp, names: Names): Map<string, Widget[]> {
  const found = ofType(app.all, 'AWS::CloudWatch::Dashboard').map(({ Properties }) => {
    const { widgets } = JSON.parse(names.of(Properties['DashboardBody'])) as { widgets: Widget[] };
    return [String(Properties['DashboardName']), widgets] as const;
  });
  return new Map(found);
}

export interface Widget {
  readonly type: string;
  readonly properties: {
    readonly title?: string;
    readonly region?: string;
    readonly markdown?: string;
    readonly metrics?: readonly (readonly unknown[])[];
  };
}

/** The metrics of a widget: `[namespace, name, dimension, value, …, options]`, expressions aside. */
export function metricsOfWidget({ properties: { metrics = [] } }: Widget): NamedMetric[] {
  return metrics.flatMap((row) => {
    const words = row.filter((each): each is string => typeof each === 'string');
    const [namespace, name, ...pairs] = words;
    if (namespace === undefined || name === undefined) return [];
    const keys = pairs.filter((_, index) => index % 2 === 0);
    return [
      {
        namespace,
        name,
        dimensions: Object.fromEntries(keys.map((key, i) => [key, pairs[2 * i + 1] ?? ''])),
      },
    ];
  });
}
