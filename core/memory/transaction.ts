import type { Pace, Slot } from './table.ts';

/** One item of a transaction. `next` gives the item's next value, or `refused` when its condition does not hold. */
export interface Write {
  readonly slot: Slot<unknown>;
  next(): unknown;
}

/** A condition did not hold. */
export const refused = Symbol('refused');

/** Writes one item. Typed, so that `next` and the slot agree. */
export function write<T>(
  slot: Slot<T>,
  next: (current: T | undefined) => T | undefined | typeof refused,
): Write {
  return { slot, next: () => next(slot.value) };
}

/** Puts an item that must not exist yet. */
export function putNew<T>(slot: Slot<T>, value: T): Write {
  return write(slot, (current) => (current === undefined ? value : refused));
}

/** As often as the adapter to DynamoDB tries a transaction that meets another one or gets no answer. */
const maxAttempts = 4;

/**
 * Like DynamoDB's TransactWriteItems: all conditions are checked at once, then each item becomes visible by itself, so
 * other requests may read some items from before and some from after. A transaction that meets another one, or gets no
 * answer, is tried again.
 *
 * @returns the indexes of the writes whose condition did not hold; none when the transaction was committed
 * @throws the last error when every attempt failed
 */
export async function transact(
  makeWrites: () => readonly Write[],
  pace: Pace,
  committed: () => void = () => undefined,
): Promise<{ readonly refused: readonly number[] }> {
  for (let attempt = 1; ; attempt++) {
    try {
      return { refused: await attemptOnce(makeWrites, pace, committed) };
    } catch (error) {
      if (attempt === maxAttempts) throw error;
    }
  }
}

async function attemptOnce(
  makeWrites: () => readonly Write[],
  pace: Pace,
  committed: () => void,
): Promise<readonly number[]> {
  await pace('before');
  const writes = makeWrites();
  if (writes.some(({ slot }) => slot.locked)) throw new Error('this transaction met another one');
  const values = writes.map((each) => each.next());
  const failed = values.flatMap((value, index) => (value === refused ? [index] : []));
  if (failed.length > 0) return failed;
  committed();
  await apply(writes, values, pace);
  await pace('after');
  return [];
}

async function apply(writes: readonly Write[], values: readonly unknown[], pace: Pace): Promise<void> {
  for (const { slot } of writes) slot.lock();
  await Promise.all(
    writes.map(async ({ slot }, index) => {
      await pace('item');
      slot.set(values[index]);
    }),
  );
}

/**
 * Writes one item, as UpdateItem does: at once, refused while a transaction holds the item, and tried again then.
 *
 * @returns false when the condition did not hold
 * @throws the last error when every attempt failed
 */
export async function update<T>(
  slot: Slot<T>,
  next: (current: T | undefined) => T | undefined | typeof refused,
  pace: Pace,
): Promise<boolean> {
  for (let attempt = 1; ; attempt++) {
    try {
      await pace('before');
      if (slot.locked) throw new Error('this update met a transaction');
      const value = next(slot.value);
      if (value === refused) return false;
      slot.set(value);
      await pace('after');
      return true;
    } catch (error) {
      if (attempt === maxAttempts) throw error;
    }
  }
}
