import { expect, it } from 'vitest';
import { requests } from '../../core/protocol/requests.ts';
import { at, ofType, synthesize } from './app.ts';
import { Names } from './policies.ts';
import { functionBehind } from './routes.ts';
import { dashboards, metricsOfAlarms, metricsOfWidget, type NamedMetric } from './watch-metrics.ts';

const app = synthesize();
const names = new Names(app);
const keys = ['$default', ...Object.keys(requests)];
const answering = [...new Set(keys.map((key) => functionBehind(app, names, key)))].toSorted();

function widget(board: string, title: string): NamedMetric[] {
  const found = dashboards(app, names)
    .get(board)
    ?.find(({ properties }) => properties.title === title);
  return found ? metricsOfWidget(found) : [];
}

/** The values of a dimension with which refusals are among the metrics. */
function refused(metrics: readonly NamedMetric[], dimension: 'service' | 'code'): string[] {
  const values = metrics
    .filter(({ name }) => name === 'Refused')
    .flatMap((each) => each.dimensions[dimension] ?? []);
  return values.toSorted();
}

it('what is refused is counted for each function that a request leads to, and what fails for all of them', () => {
  const services = answering.map((id) => id.toLowerCase());
  expect(services).toContain('oversee');
  const operations = widget('Lakeside-Operations', 'Refused requests, by function');
  for (const metrics of [metricsOfAlarms(app, names), operations]) {
    expect(refused(metrics, 'service')).toEqual(services);
    expect(refused(metrics, 'code')).toEqual(['ERR_TRY_AGAIN']);
  }
  expect(refused(widget('Lakeside-Audit', 'Refusals, by code'), 'code')).toContain('ERR_NOT_ALLOWED');
});

it('the failed are a share of the calls of the very functions that failed', () => {
  const metrics = JSON.stringify(names.in(at(app.watch, 'FailedRequests').Properties['Metrics']));
  const called = [...metrics.matchAll(/"(\w+)\/Function"/g)].map(([, id]) => id);
  expect(called.toSorted()).toEqual(answering);
});

it.each([
  ...['Latency p50, ms', 'Latency p99, ms', 'Errors', 'Throttles', 'At the same time', 'Invocations'],
])('the dashboard shows of every function: %s', (title) => {
  const functions = ofType([app.api], 'AWS::Lambda::Function').length;
  expect(
    new Set(widget('Lakeside-Operations', title).map(({ dimensions }) => dimensions['FunctionName'])).size,
  ).toBe(functions);
});
