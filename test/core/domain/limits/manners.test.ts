import { expect, test } from 'vitest';
import { isNeverFor } from '../../../../core/domain/caller.ts';
import { Manners } from '../../../../core/domain/limits/manners.ts';
import { verifies } from '../../../promises.ts';
import { ana, ben, secondTab, supervisor, visitor } from '../scene.ts';

let now = 1_800_000_000_000;
const newManners = () => new Manners(() => now);

/** How many are let through at once. */
function atOnce(manners: Manners, caller: typeof visitor | typeof ana | typeof supervisor): number {
  for (let count = 0; ; count++) {
    try {
      manners.take(caller);
    } catch {
      return count;
    }
  }
}

verifies('P20', 'a credential may send so much at once and then so much a second, on all its sockets', () => {
  const manners = newManners();
  expect(atOnce(manners, visitor)).toBe(150);
  expect(atOnce(manners, secondTab)).toBe(0);
  expect(() => manners.take(visitor)).toThrow(
    expect.objectContaining({ code: 'ERR_SLOW_DOWN', details: { retryAfterMs: 200 } }) as Error,
  );
  now += 10_000;
  expect(atOnce(manners, secondTab)).toBe(50);
});

verifies('P20', 'a credential that has used up its allowance takes nothing of another’s', () => {
  const manners = newManners();
  expect(atOnce(manners, visitor)).toBe(150);
  expect(atOnce(manners, { ...visitor, visitorHash: 'another' })).toBe(150);
  expect(atOnce(manners, ana)).toBe(600);
  expect(atOnce(manners, ben)).toBe(600);
  expect(atOnce(manners, supervisor)).toBe(300);
});

test('a flood of credentials pushes out the oldest, which begin anew', () => {
  const manners = newManners();
  expect(atOnce(manners, visitor)).toBe(150);
  for (let each = 0; each < 10_000; each++) manners.take({ ...visitor, visitorHash: `hash ${each}` });
  expect(atOnce(manners, visitor)).toBe(150);
});

test('the twentieth refused frame within ten seconds is too much; nineteen, or twenty in a longer time, are not', () => {
  const manners = newManners();
  for (let each = 1; each < 20; each++) expect(manners.isTooMuch(visitor)).toBe(false);
  expect(manners.isTooMuch(visitor)).toBe(true);
  expect(manners.isTooMuch(secondTab)).toBe(false);
  const patient = newManners();
  for (let each = 0; each < 100; each++) {
    expect(patient.isTooMuch(visitor)).toBe(false);
    now += 527;
  }
});

test('what is noted is news once, until it is forgotten', () => {
  const manners = newManners();
  expect([manners.isNews('id'), manners.isNews('id'), manners.isNews('other')]).toEqual([true, false, true]);
  manners.forget('id');
  expect(manners.isNews('id')).toBe(true);
});

test('a visitor never sends what staff alone may, nor staff what visitors alone may; among staff it may be a mistake', () => {
  expect(isNeverFor('join', visitor)).toBe(true);
  expect(isNeverFor('readAudit', visitor)).toBe(true);
  expect(isNeverFor('start', ana)).toBe(true);
  expect(isNeverFor('submitForm', supervisor)).toBe(true);
  expect(isNeverFor('readAudit', ana)).toBe(false);
  expect(isNeverFor('accept', supervisor)).toBe(false);
  expect(isNeverFor('send', supervisor)).toBe(false);
  expect(isNeverFor('send', visitor)).toBe(false);
});
