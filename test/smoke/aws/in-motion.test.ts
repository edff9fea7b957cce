import {
  CloudWatchClient,
  GetDashboardCommand,
  GetMetricDataCommand,
  type GetMetricDataCommandInput,
  ListMetricsCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from 'vitest';
import { alarmMail, ruleDelivery } from '../../../smoke/aws/delivery.ts';
import { functionLogs, otherLogs } from '../../../smoke/aws/logs.ts';
import { dashboardMetrics } from '../../../smoke/aws/metrics.ts';
import { contextOf, resultOf, since } from './acme.ts';
import { standIn } from './stand-in.ts';

const logs = standIn(CloudWatchLogsClient);
const cloudWatch = standIn(CloudWatchClient);

describe('logs', () => {
  const group = (logGroupName: string) =>
    logs.on(FilterLogEventsCommand, { logGroupName, startTime: since, limit: 1 });
  const events = [{ timestamp: since + 1, message: 'a line' }];

  test('that hold what the run caused pass, even if it is on a later page or comes late', async () => {
    group('acme-authorize').resolvesOnce({ events: [], nextToken: 'more' });
    logs
      .on(FilterLogEventsCommand, { logGroupName: 'acme-authorize', nextToken: 'more' })
      .resolves({ events });
    group('acme-access').resolvesOnce({ events: [] }).resolves({ events });
    expect(await resultOf(functionLogs(contextOf()))).toBe('passed');
  });

  test('that stay empty fail by the group’s name', async () => {
    group('acme-authorize').resolves({ events });
    group('acme-access').resolves({ events: [] });
    expect(await resultOf(functionLogs(contextOf()))).toBe(
      'failed: nothing since this run began: AccessLogs1234',
    );
  });

  test('of the trail are not shown before anything was written', async () => {
    logs.on(DescribeLogStreamsCommand, { logGroupName: 'acme-trail' }).resolvesOnce({ logStreams: [] });
    expect(await resultOf(otherLogs(contextOf()))).toBe('not shown: not yet written to: TrailLogs1234');
    logs.on(DescribeLogStreamsCommand).resolves({ logStreams: [{ logStreamName: 'one' }] });
    expect(await resultOf(otherLogs(contextOf()))).toBe('passed');
  });
});

/** CloudWatch's sums by `<metric> <value of the dimension>`. */
function sumsAre(values: Readonly<Record<string, number[]>>): void {
  cloudWatch.on(GetMetricDataCommand).callsFake(({ MetricDataQueries = [] }: GetMetricDataCommandInput) => ({
    MetricDataResults: MetricDataQueries.map(({ Id, MetricStat }) => {
      const { MetricName, Dimensions } = MetricStat?.Metric ?? {};
      return { Id, Values: values[`${MetricName} ${Dimensions?.[0]?.Value}`] ?? [] };
    }),
  }));
}

describe('rules', () => {
  test('that deliver pass, and those that had nothing to deliver are named', async () => {
    sumsAre({ 'Invocations acme-sweep': [30, 29] });
    expect(await resultOf(ruleDelivery(contextOf()))).toBe('passed: nothing to deliver yet: KeyUse1234');
    sumsAre({ 'Invocations acme-sweep': [59], 'Invocations acme-key-use': [1] });
    expect(await resultOf(ruleDelivery(contextOf()))).toBe('passed');
  });

  test('of the sweep that never fire fail', async () => {
    sumsAre({ 'Invocations acme-key-use': [1] });
    expect(await resultOf(ruleDelivery(contextOf()))).toBe(
      'failed: the sweep’s rule has not called it within an hour',
    );
  });

  test.each(['FailedInvocations', 'InvocationsSentToDlq', 'InvocationsFailedToBeSentToDlq'])(
    'that do not reach their target fail by name: %s',
    async (metric) => {
      sumsAre({ 'Invocations acme-sweep': [59], [`${metric} acme-key-use`]: [2] });
      expect(await resultOf(ruleDelivery(contextOf()))).toBe(
        'failed: did not reach their target: KeyUse1234',
      );
    },
  );
});

describe('the alarms’ mail', () => {
  test('that was delivered passes', async () => {
    sumsAre({
      'NumberOfMessagesPublished acme-alarms': [2],
      'NumberOfNotificationsDelivered acme-alarms': [2],
    });
    expect(await resultOf(alarmMail(contextOf()))).toBe('passed');
  });

  test('that was published while nobody had confirmed fails', async () => {
    sumsAre({ 'NumberOfMessagesPublished acme-alarms': [2] });
    expect(await resultOf(alarmMail(contextOf()))).toBe(
      'failed: published and delivered to nobody, so not confirmed: Watch/AlarmTopic1234',
    );
  });

  test('of which there was none is not shown', async () => {
    sumsAre({});
    expect(await resultOf(alarmMail(contextOf()))).toMatch(/^not shown: nothing was published within 3 days/);
  });
});

describe('metrics', () => {
  const rows = [
    ['Sealform/Acme', 'FormEvent', 'form', 'payment-card', 'event', 'viewed', { stat: 'Sum' }],
    ['...', 'ended'],
    ['.', 'Refused', '.', 'us-ssn'],
    ['AWS/Lambda', 'Errors', 'FunctionName', 'acme-reveal', { region: 'us-east-1' }],
    [{ expression: 'm1 + m2' }],
  ];
  const there = [
    { MetricName: 'FormEvent', Dimensions: { form: 'payment-card', event: 'viewed' } },
    { MetricName: 'FormEvent', Dimensions: { form: 'payment-card', event: 'ended' } },
    { MetricName: 'Refused', Dimensions: { form: 'us-ssn' } },
    { MetricName: 'Errors', Dimensions: { FunctionName: 'acme-reveal' } },
  ];
  const metrics = (seen: typeof there) => {
    const DashboardBody = JSON.stringify({
      widgets: [
        { type: 'text', properties: { markdown: 'x' } },
        { type: 'metric', properties: { metrics: rows } },
      ],
    });
    cloudWatch.on(GetDashboardCommand, { DashboardName: 'Acme-Audit' }).resolves({ DashboardBody });
    cloudWatch.on(ListMetricsCommand).callsFake(({ MetricName }: { MetricName: string }) => ({
      Metrics: seen
        .filter((metric) => metric.MetricName === MetricName)
        .map((metric) => ({
          ...metric,
          Dimensions: Object.entries(metric.Dimensions).map(([Name, Value]) => ({ Name, Value })),
        })),
    }));
    return resultOf(dashboardMetrics(contextOf()));
  };

  test('that are all there pass, however the dashboard abbreviates them', async () => {
    expect(await metrics(there)).toBe('passed');
    const asked = cloudWatch.commandCalls(ListMetricsCommand).map(({ args }) => args[0].input.Namespace);
    expect(asked).toEqual(['Sealform/Acme', 'Sealform/Acme', 'AWS/Lambda']);
  });

  test('that have not come yet are not shown, by name', async () => {
    expect(await metrics(there.slice(0, 1))).toMatch(
      /^not shown: 3 of 4 not seen yet: Sealform\/Acme FormEvent, Sealform\/Acme Refused, AWS\/Lambda Errors\./,
    );
  });

  test('of the installation’s own of which none is there fail', async () => {
    expect(await metrics(there.slice(3))).toBe('failed: none of this installation’s own 3 metrics is there');
  });
});
