import { expect, it } from 'vitest';
import { Traffic, type Call } from '../../../local/traffic.ts';

const call = (more: Partial<Call> = {}): Omit<Call, 'outcome'> => ({
  at: 0,
  service: 'dynamodb',
  operation: 'PutItem',
  caller: 'Api/Packer',
  instance: 'one',
  resources: ['arn:aws:dynamodb:eu-west-1:000000000000:table/Boxes'],
  ...more,
});

it('strikes as often as asked, after as many calls as asked', () => {
  const traffic = new Traffic();
  const injection = traffic.inject({ kind: 'throttle', skip: 1, times: 2 });
  const struck = Array.from({ length: 5 }, () => traffic.take(call()) !== undefined);
  expect(struck).toEqual([false, true, true, false, false]);
  expect(injection.hits).toBe(2);
});

it('strikes only calls that match service, operation, caller and resource', () => {
  const traffic = new Traffic();
  const service = 'dynamodb';
  traffic.inject({ service, operation: 'PutItem', caller: 'Pack', resource: 'table/Boxes', kind: 'timeout' });
  expect(traffic.take(call({ service: 'kms' }))).toBeUndefined();
  expect(traffic.take(call({ operation: 'GetItem' }))).toBeUndefined();
  expect(traffic.take(call({ caller: 'Api/Opener' }))).toBeUndefined();
  expect(traffic.take(call({ resources: [] }))).toBeUndefined();
  expect(traffic.take(call())).toMatchObject({ kind: 'timeout' });
});

it('does not bring about what a service could not', () => {
  const traffic = new Traffic();
  traffic.inject({ kind: 'gone' });
  traffic.inject({ kind: 'swallow' });
  traffic.inject({ kind: 'conflict' });
  expect(traffic.take(call({ operation: 'GetItem' }))).toBeUndefined();
  expect(traffic.take(call({ service: 'kms', operation: 'Decrypt' }))).toBeUndefined();
  expect(traffic.take(call({ service: 'execute-api', operation: 'PostToConnection' }))?.kind).toBe('gone');
  expect(traffic.take(call())?.kind).toBe('conflict');
});

it('lets the fault that came first strike first, and takes faults back', () => {
  const traffic = new Traffic();
  const first = traffic.inject({ kind: 'throttle' });
  traffic.inject({ kind: 'timeout' });
  first.remove();
  expect(traffic.take(call())?.kind).toBe('timeout');
  expect(first.hits).toBe(0);
});

it('forgets calls and faults when cleared', () => {
  const traffic = new Traffic();
  traffic.record({ ...call(), outcome: 'ok' });
  traffic.inject({ kind: 'throttle' });
  traffic.clear();
  expect(traffic.calls).toEqual([]);
  expect(traffic.take(call())).toBeUndefined();
});

it('tells whoever listens which instance is to end', () => {
  const traffic = new Traffic();
  const ended: string[] = [];
  traffic.onDeath((instance) => ended.push(instance));
  traffic.kill('two');
  expect(ended).toEqual(['two']);
});
