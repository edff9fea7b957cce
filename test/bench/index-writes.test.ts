import { expect, test } from 'vitest';
import { indexWrites, type StoredItem } from '../../bench/cost/index-writes.ts';

const keysOnly = { key: ['shard', 'due'], all: false };
const everything = { ...keysOnly, all: true };
const item = (due?: string, text = 'one'): StoredItem => ({
  id: { S: '1' },
  shard: { S: 'a' },
  text: { S: text },
  ...(due !== undefined && { due: { N: due } }),
});

test('an item that gets the index’s key is written to it once, and once when it loses it', () => {
  expect(indexWrites(undefined, item('1'), keysOnly)).toBe(1);
  expect(indexWrites(item(), item('1'), keysOnly)).toBe(1);
  expect(indexWrites(item('1'), item(), keysOnly)).toBe(1);
  expect(indexWrites(item('1'), undefined, keysOnly)).toBe(1);
});

test('another key is an entry less and an entry more', () => {
  expect(indexWrites(item('1'), item('2'), keysOnly)).toBe(2);
});

test('another attribute is written to an index that holds it, and to no other', () => {
  expect(indexWrites(item('1'), item('1', 'two'), everything)).toBe(1);
  expect(indexWrites(item('1'), item('1', 'two'), keysOnly)).toBe(0);
});

test('an item without the whole key is not in the index', () => {
  expect(indexWrites(item(), item(undefined, 'two'), everything)).toBe(0);
  expect(indexWrites(undefined, undefined, everything)).toBe(0);
});

test('attributes in another order are the same item', () => {
  const reordered = Object.fromEntries(Object.entries(item('1')).toReversed());
  expect(indexWrites(item('1'), reordered, everything)).toBe(0);
});
