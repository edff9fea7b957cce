import { beforeAll, describe, expect, test } from 'vitest';
import { type Contender, contenders } from '../../bench/sealing/contenders.ts';
import { answers } from '../../bench/sealing/form.ts';
import { measure, median } from '../../bench/sealing/measure.ts';
import { report } from '../../bench/sealing/report.ts';

let all: Contender[];
beforeAll(async () => {
  all = await contenders();
});

describe('what sealing is compared with', () => {
  test('seals and opens the same answers, anew each time, and opens nothing that was changed', async () => {
    expect(all).toHaveLength(4);
    for (const each of all) {
      const [one, other] = await Promise.all([each.seal(), each.seal()]);
      expect(one).not.toBe(other);
      expect(await each.open(one)).toEqual(answers);
      const at = Math.floor(one.length / 2);
      const changed = one.slice(0, at) + (one.charAt(at) === 'A' ? 'B' : 'A') + one.slice(at + 1);
      await expect(each.open(changed)).rejects.toThrow();
    }
  });

  test('is measured in turn, each as often as the others', async () => {
    const order: string[] = [];
    const counted = ['a', 'b'].map((name) => ({
      name,
      seal: () => Promise.resolve((order.push(`seal ${name}`), 'é')),
      open: () => Promise.resolve(order.push(`open ${name}`)),
    }));
    const results = await measure(counted, 2, 1);
    expect(order).toEqual(Array.from({ length: 3 }, () => ['seal a', 'open a', 'seal b', 'open b']).flat());
    expect(results.map(({ name, bytes }) => [name, bytes])).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  test('is told with its ratio to ours', () => {
    const ours = { name: 'ours', seal: 1, open: 1, bytes: 10 };
    const lines = report([ours, { name: 'other', seal: 2, open: 3, bytes: 5 }])
      .trimEnd()
      .split('\n');
    expect(lines[0]).toMatch(/^ours +seal 1\.00 ms, open 1\.00 ms, 10 bytes, 1\.00 times the first$/);
    expect(lines[1]).toMatch(/^other +seal 2\.00 ms, open 3\.00 ms, 5 bytes, 2\.50 times the first$/);
  });

  test('is the middle one of its times', () => {
    expect([[3, 1, 2], [9, 1, 2, 4], [5]].map(median)).toEqual([2, 2, 5]);
    expect(() => median([])).toThrow('nothing');
  });
});
