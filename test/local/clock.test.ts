import { Worker } from 'node:worker_threads';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { Clock } from '../../local/clock.ts';

const day = 86_400_000;

describe('clock', () => {
  it('runs with real time until it is moved', () => {
    const before = Date.now();
    const now = new Clock().now();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
  });

  it('moves forward, and tells the new time to its listeners', () => {
    const clock = new Clock();
    const told: number[] = [];
    clock.onAdvance((now) => told.push(now));
    const before = clock.now();
    clock.advance(40 * day);
    expect(clock.now() - before).toBeGreaterThanOrEqual(40 * day);
    expect(told).toHaveLength(1);
    expect(told[0]).toBeGreaterThanOrEqual(before + 40 * day);
  });

  it('does not go back, nor by parts of a millisecond', () => {
    expect(() => new Clock().advance(-1)).toThrow(RangeError);
    expect(() => new Clock().advance(0.5)).toThrow(RangeError);
  });

  it('moves the Date of a thread at once, in all its forms, and leaves given dates alone', async () => {
    const clock = new Clock();
    const worker = new Worker(new URL('./date-reporter.ts', import.meta.url), { workerData: clock.shared });
    const report = async (): Promise<Record<string, unknown>> => {
      worker.postMessage('report');
      const [reported] = (await once(worker, 'message')) as [Record<string, unknown>];
      return reported;
    };
    const before = await report();
    clock.advance(40 * day);
    const after = await report();
    await worker.terminate();
    for (const form of ['now', 'made', 'called']) {
      expect(Number(after[form]) - Number(before[form]), form).toBeGreaterThanOrEqual(40 * day - 1000);
      expect(Math.abs(Number(after[form]) - clock.now()), form).toBeLessThan(5000);
    }
    expect(after).toMatchObject({ given: '2027-01-01T00:00:00.000Z', isDate: true, isSubclassed: true });
  });
});
