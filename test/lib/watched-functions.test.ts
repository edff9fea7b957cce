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

/** The functions whose refusals with this code are among the metrics. */
function refusedBy(metrics: readonly NamedMetric[], code: string): (string | undefined)[] {
  const refused = metrics.filter(({ name, dimensions }) => name === 'Refused' && dimensions['code'] === code);
  return refused.map(({ dimensions }) => dimensions['service']).toSorted();
}

it('what fails or is refused is counted for each function that a request leads to', () => {
  const services = answering.map((id) => id.toLowerCase());
  expect(services).toContain('oversee');
  expect(refusedBy(metricsOfAlarms(app, names), 'ERR_TRY_AGAIN')).toEqual(services);
  expect(refusedBy(widget('Lakeside-Operations', 'Failed requests'), 'ERR_TRY_AGAIN')).toEqual(services);
  expect(refusedBy(widget('Lakeside-Audit', 'Refusals, by code'), 'ERR_NOT_ALLOWED')).toEqual(services);
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
