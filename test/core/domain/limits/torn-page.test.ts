import { expect, test } from 'vitest';
import { withoutTornEnd } from '../../../../core/domain/pages/torn-page.ts';
import type { Entry } from '../../../../core/protocol/index.ts';

const now = 1_800_000_000_000;
const entry = (seq: number, at = now): Entry => ({
  type: 'started',
  id: `${seq}`,
  conversationId: 'c',
  seq,
  at,
});
const cut = (entries: Entry[], afterSeq = 0, more = false) => {
  const page = withoutTornEnd({ entries, more }, afterSeq, now);
  return [...page.entries.map(({ seq }) => seq), page.more];
};

test('a page without holes stays as it is', () => {
  expect(cut([])).toEqual([false]);
  expect(cut([entry(1), entry(2)])).toEqual([1, 2, false]);
  expect(cut([entry(8)], 7, true)).toEqual([8, true]);
});

test('what is behind a hole that a change just made leaves comes with the next page', () => {
  expect(cut([entry(1), entry(3), entry(4)])).toEqual([1, true]);
  expect(cut([entry(2)])).toEqual([true]);
  expect(cut([entry(9)], 7)).toEqual([true]);
});

test('a hole that retention leaves stays, at the beginning and between', () => {
  const old = now - 10_000;
  expect(cut([entry(3, old), entry(5, old), entry(6)])).toEqual([3, 5, 6, false]);
  expect(cut([entry(3, old), entry(5, old + 1)])).toEqual([3, true]);
});
