import { expect, test } from 'vitest';
import { nodeEnvironment } from '../../client/node.ts';
import { SealformError } from '../../core/errors.ts';
import { describe, Failed, NotShown } from '../../smoke/check.ts';
import { Findings } from '../../smoke/findings.ts';
import { MovedTime } from './moved-time.ts';

function watched() {
  const [lines, time] = [[] as string[], new MovedTime()];
  const findings = new Findings((line) => lines.push(line.trim()), { ...nodeEnvironment, ...time });
  return { lines, time, findings };
}

const check = { id: 'one', shows: 'that one is one', remedy: 'Make it one.' };

test('what takes longer than a second is announced, and again every 15 s, until it is done', async () => {
  const { lines, time, findings } = watched();
  const { promise, resolve } = Promise.withResolvers<void>();
  const step = findings.step('Counting', () => promise);
  time.advance(999);
  expect(lines).toEqual([]);
  time.advance(1);
  time.advance(15_000);
  expect(lines).toEqual(['… Counting', '… Counting']);
  resolve();
  await step;
  time.advance(60_000);
  expect(lines.at(-1)).toMatch(/^Counting +16000 ms$/);
});

test('a failure is told with its reason and what to do', async () => {
  const { lines, findings } = watched();
  await findings.run({ ...check, run: () => Promise.reject(new Failed('it is two')) });
  expect(findings.all).toEqual([{ ...check, result: 'failed', reason: 'it is two' }]);
  expect(lines).toEqual([
    '✗ one              that one is one',
    'failed: it is two',
    'what to do: Make it one.',
  ]);
});

test('what cannot be shown says why, and is no failure', async () => {
  const { findings } = watched();
  const { result, reason } = await findings.run({
    ...check,
    run: () => Promise.reject(new NotShown('dark')),
  });
  expect([result, reason]).toEqual(['not shown', 'dark']);
});

test.each([
  [new SealformError('ERR_GONE'), 'ERR_GONE: These answers no longer exist.'],
  [Object.assign(new Error('token eyJ in it'), { code: 'ECONNRESET' }), 'Error (ECONNRESET)'],
  [Object.assign(new Error('token eyJ in it'), { name: 'ThrottlingException' }), 'ThrottlingException'],
  ['token eyJ', 'an error without a name'],
])('an error is told by its name, and not quoted: %#', (error, expected) => {
  expect(describe(error)).toBe(expected);
});

test('a promise that does not hold is a failure by its id', () => {
  const { findings } = watched();
  findings.check('P8', true, 'without consent: ERR_CONSENT_REQUIRED');
  findings.check('P4', false, 'a second reveal: undefined');
  expect(findings.all.map(({ id, result }) => [id, result])).toEqual([
    ['form-P8', 'passed'],
    ['form-P4', 'failed'],
  ]);
});
