import { expect, test } from 'vitest';
import { metricDimensions, telemetry } from '../../../lambdas/adapters/telemetry.ts';
import { metricsIn } from '../../../local/metrics.ts';

function written(say: (said: ReturnType<typeof telemetry>) => void): string[] {
  const lines: string[] = [];
  say(telemetry('collect', 'Sealform/Acme', (line) => lines.push(line)));
  return lines;
}

/** A value for every dimension that any metric has. */
const dimensions = {
  type: 'send',
  code: 'ERR_GONE',
  reason: 'X',
  error: 'X',
  event: 'viewed',
  form: 'us-ssn',
};

test('a count is one, in the namespace of the installation, under each of its sets of dimensions', () => {
  const [line = ''] = written((said) => said.count('FormEvent', { event: 'viewed', form: 'us-ssn' }));
  const shared = { namespace: 'Sealform/Acme', name: 'FormEvent', value: 1, unit: 'Count' };
  expect(metricsIn(line)).toEqual([
    expect.objectContaining({ ...shared, dimensions: { event: 'viewed' } }),
    expect.objectContaining({ ...shared, dimensions: { event: 'viewed', form: 'us-ssn' } }),
  ]);
});

test('a count may be none, and a duration is in seconds', () => {
  const [none = '', lasted = ''] = written((said) => {
    said.count('DueForms', {}, 0);
    said.seconds('OldestDueAge', 1.5, {});
  });
  expect(metricsIn(none)).toMatchObject([{ value: 0, unit: 'Count', dimensions: { service: 'collect' } }]);
  expect(metricsIn(lasted)).toMatchObject([{ value: 1.5, unit: 'Seconds' }]);
});

test.each(Object.keys(metricDimensions))(
  '%s is of the format that CloudWatch extracts metrics from',
  (name) => {
    const [line = ''] = written((said) => said.count(name, { ...dimensions, outcome: 'claimed' }));
    expect(metricsIn(line)).toHaveLength(metricDimensions[name]?.length ?? 0);
  },
);

test('no metric has a conversation, a person or a request among its dimensions', () => {
  const names = new Set(Object.values(metricDimensions).flat(2));
  expect([...names].toSorted()).toEqual([
    ...['code', 'error', 'event', 'form', 'outcome', 'reason', 'service', 'type'],
  ]);
});
