import { describe, expect, it } from 'vitest';
import { services } from '../../lib/constructs/service-role.ts';
import { leastConcurrency, reservedConcurrency } from '../../lib/reserved-concurrency.ts';

const accounts = [leastConcurrency, 201, 209, 333, 1_000, 1_001, 4_999, 1_000_000];

describe.each(accounts)('of %d instances of an account', (instances) => {
  const reserved = services.map((service) => reservedConcurrency(service, instances));
  const total = reserved.reduce<number>((sum, each) => sum + (each ?? 0), 0);

  it('Lambda keeps its 100 for functions that reserve none', () => {
    expect(instances - total).toBeGreaterThanOrEqual(100);
  });

  it('a flood of messages leaves some to each function', () => {
    const flood = reservedConcurrency('conversation', instances) ?? Infinity;
    const kept = ['sweep', 'reveal', 'confirm'] as const;
    for (const service of kept) expect(reservedConcurrency(service, instances)).toBeGreaterThanOrEqual(2);
    // What reserves nothing has more than Lambda's own 100: others in the account may need those.
    expect(instances - total).toBeGreaterThan(100);
    expect(flood).toBeLessThan(instances / 2);
  });

  it('all are whole numbers of one at least, as Lambda takes no other', () => {
    for (const each of reserved) {
      if (each === undefined) continue;
      expect(Number.isInteger(each)).toBe(true);
      expect(each).toBeGreaterThanOrEqual(1);
    }
  });
});
