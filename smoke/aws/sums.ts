import { CloudWatchClient, type MetricDataQuery, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';

/** A metric whose values are added up. */
export interface Counted {
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Amazon CloudWatch API Reference, GetMetricData: at most so many queries in one request. */
const most = 500;

/** Seconds for which CloudWatch adds up at once. */
const period = 3_600;

/**
 * The sums of metrics over a time, in the order given; 0 for a metric without values.
 *
 * @param from ms since the epoch
 * @param to ms since the epoch
 */
export async function sums(
  region: string,
  counted: readonly Counted[],
  from: number,
  to: number,
): Promise<number[]> {
  const client = new CloudWatchClient({ region });
  const totals = counted.map(() => 0);
  for (let first = 0; first < counted.length; first += most) {
    const MetricDataQueries = counted
      .slice(first, first + most)
      .map((each, index) => query(each, first + index));
    const asked = { MetricDataQueries, StartTime: new Date(from), EndTime: new Date(to) };
    for await (const { MetricDataResults = [] } of paginateGetMetricData({ client }, asked)) {
      for (const { Id = '', Values = [] } of MetricDataResults) {
        const index = Number(Id.slice(1));
        totals[index] = Values.reduce((total, value) => total + value, totals[index] ?? 0);
      }
    }
  }
  return totals;
}

function query({ namespace, metric, dimensions }: Counted, index: number): MetricDataQuery {
  const Dimensions = Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value }));
  const Metric = { Namespace: namespace, MetricName: metric, Dimensions };
  return { Id: `m${index}`, MetricStat: { Metric, Period: period, Stat: 'Sum' } };
}
