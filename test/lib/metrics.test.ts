import { beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../branding/forms.ts';
import { awsMetrics } from '../../lib/constructs/watch/aws-metrics.ts';
import { everything } from '../scenario/stage/everything.ts';
import { useStage } from '../scenario/stage/stage.ts';
import { ofType, synthesize } from './app.ts';
import { Names } from './policies.ts';
import { dashboards, metricsOfAlarms, metricsOfWidget, type NamedMetric } from './watch-metrics.ts';

const app = synthesize();
const names = new Names(app);
const stage = useStage();

const boards = dashboards(app, names);
const widgets = [...boards].flatMap(([board, all]) => all.map((widget) => ({ board, ...widget })));
const watched = [...metricsOfAlarms(app, names), ...widgets.flatMap(metricsOfWidget)];
const own = watched.filter(({ namespace }) => namespace.startsWith('Sealform'));
const others = watched.filter(({ namespace }) => !namespace.startsWith('Sealform'));

const keyOf = ({ namespace, name, dimensions }: NamedMetric): string =>
  [namespace, name, ...Object.entries(dimensions).toSorted().flat()].join(' ');

/**
 * Of a metric by form or by reason: any of them will do, since they are all counted by the same line. That the reason
 * is one that there is, test/lib/stacks/watch-stack.test.ts shows.
 */
const anyForm = ({ dimensions, ...metric }: NamedMetric): NamedMetric => ({
  ...metric,
  dimensions: {
    ...dimensions,
    ...(dimensions['form'] !== undefined && { form: 'any' }),
    ...(dimensions['reason'] !== undefined && { reason: 'any' }),
  },
});

/** What a metric filter of the trail counts: CloudTrail does not run on one machine. */
const filtered = ofType(app.all, 'AWS::Logs::MetricFilter').flatMap(({ Properties }) => {
  const made = Properties['MetricTransformations'] as { MetricNamespace: string; MetricName: string }[];
  return made.map(({ MetricNamespace, MetricName }) => `${MetricNamespace} ${MetricName}`);
});

describe('what the dashboards and alarms of an installation watch', () => {
  let emitted = new Set<string>();
  beforeAll(async () => {
    await everything(stage.runtime);
    emitted = new Set(stage.runtime.metrics.map((metric) => keyOf(anyForm(metric))));
  });

  const keys = [...new Set(own.map((metric) => keyOf(anyForm(metric))))].filter(
    (key) => !filtered.includes(key),
  );

  it.each(keys)('%s is emitted by a run', (key) => {
    expect([...emitted]).toContain(key);
  });

  it('is of published forms, each of them', () => {
    const named = new Set(own.flatMap(({ dimensions: { form } }) => form ?? []));
    expect([...named].toSorted()).toEqual(forms.map(({ name }) => name).toSorted());
  });

  it('is in a namespace of the installation', () => {
    expect(new Set(own.map(({ namespace }) => namespace))).toEqual(new Set(['Sealform/Lakeside']));
    expect(new Set(stage.runtime.metrics.map(({ namespace }) => namespace))).toEqual(
      new Set(['Sealform/Lakeside']),
    );
  });

  it('has no id of anybody or anything in it', () => {
    const values = stage.runtime.metrics.flatMap(({ dimensions }) => Object.values(dimensions));
    for (const value of new Set(values)) expect(value).toMatch(/^[A-Za-z][A-Za-z_-]*$/);
  });

  it.each([...new Set(others.map(({ namespace, name }) => `${namespace} ${name}`))])(
    '%s is a metric of AWS, with the page that documents it',
    (key) => {
      const [namespace = '', name = ''] = key.split(' ');
      const known = Object.entries(awsMetrics).find(([each]) => each === namespace)?.[1];
      expect(known?.names).toContain(name);
      expect(known?.page).toMatch(/^https:\/\/docs\.aws\.amazon\.com\/.+\.html$/);
    },
  );

  it('leaves no metric of the table of AWS unused', () => {
    const used = new Set(others.map(({ namespace, name }) => `${namespace} ${name}`));
    const table = Object.entries(awsMetrics).flatMap(([each, { names: all }]) =>
      all.map((name) => `${each} ${name}`),
    );
    expect(table.filter((each) => !used.has(each))).toEqual([]);
  });
});

describe('the dashboards', () => {
  it('are two, each with an explanation', () => {
    expect([...boards.keys()].toSorted()).toEqual(['Lakeside-Audit', 'Lakeside-Operations']);
    for (const [first] of boards.values()) expect(first?.properties.markdown).toContain('## ');
  });

  it('look for what is only in us-east-1 there, and for everything else where they are', () => {
    for (const widget of widgets) {
      for (const { namespace } of metricsOfWidget(widget)) {
        const edge = ['AWS/CloudFront', 'AWS/WAFV2'].includes(namespace);
        expect([namespace, widget.properties.region]).toEqual([
          namespace,
          edge ? 'us-east-1' : 'AWS::Region',
        ]);
      }
    }
  });
});
