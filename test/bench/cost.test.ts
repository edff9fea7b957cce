import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { assumed, billOfChats, billOfForms, billOfMonth, total } from '../../bench/cost/bill.ts';
import { measure, type Measured } from '../../bench/cost/measure.ts';
import { costPage } from '../../bench/cost/page.ts';
import { recorded } from '../../bench/cost/record.ts';
import { ownEngine } from '../../play/local/engine.ts';
import { readAssembly } from '../../local/template/assembly.ts';
import { describeBundledEngine } from '../runtime.ts';

let measured: Measured;
beforeAll(async () => {
  measured = await measure(inject('assembly'), ownEngine().dynamodbUrl);
});

/** As AWS counts. DynamoDB Local counts what a transaction writes twice, and a query that finds nothing not at all. */
describeBundledEngine('what a form costs, by the units of the bundled engine', () => {
  test.each([
    ['a thousand payment-card forms', billOfForms],
    ['a thousand idle chats', billOfChats],
    ['a month in which nobody comes', billOfMonth],
  ])('the bill for %s is the recorded one, within 5 %%', (_, billOf) => {
    const ratio = total(billOf(measured)) / total(billOf(recorded()));
    expect(ratio).toBeLessThan(1.05);
    // Cheaper is good news that has to be written down: npm run docs:cost
    expect(ratio).toBeGreaterThan(0.95);
  });
});

describe('what a form takes, measured again', () => {
  test('a form takes as many messages, functions and calls as recorded, step by step', () => {
    const counts = ({ form }: Measured) =>
      form.map(({ name, calls, usage: { messages, invocations, keyRequests } }) => ({
        name,
        calls: calls.toSorted(),
        messages,
        invocations,
        keyRequests,
      }));
    expect(counts(measured)).toEqual(counts(recorded()));
  });

  test('no function that a form runs has more memory than the bill assumes', () => {
    const functions = readAssembly(inject('assembly'))
      .ofType('AWS::Lambda::Function')
      .filter(({ properties }) => JSON.stringify(properties['Runtime'])?.startsWith('"nodejs'));
    expect(functions.length).toBeGreaterThanOrEqual(6);
    const memory = functions.map(({ properties }) => Number(properties['MemorySize']));
    expect(Math.max(...memory)).toBe(assumed.memoryGigabytes * 1_024);
  });
});

test('docs/cost.md is what the record says', async () => {
  expect(readFileSync('docs/cost.md', 'utf8')).toBe(await costPage(recorded(), process.cwd()));
});
