/** An item as DynamoDB's JSON has it. */
export type StoredItem = Readonly<Record<string, unknown>>;

export interface Index {
  /** Names of the index's key attributes. */
  readonly key: readonly string[];
  /** Whether it holds all attributes; else it holds keys only. */
  readonly all: boolean;
}

/**
 * How often one write of a table's item writes to an index: once to add, to remove or to change an entry, twice if the
 * entry's key changes, never if the entry stays as it is (Amazon DynamoDB Developer Guide, "Using Global Secondary
 * Indexes", "Write capacity units"). Entries here are smaller than 1 KB, so that a write is one unit.
 */
export function indexWrites(
  before: StoredItem | undefined,
  after: StoredItem | undefined,
  { key, all }: Index,
): number {
  const [was, is] = [entryKey(before, key), entryKey(after, key)];
  if (was === undefined && is === undefined) return 0;
  if (was === undefined || is === undefined) return 1;
  if (was !== is) return 2;
  return all && canonical(before) !== canonical(after) ? 1 : 0;
}

/** An item is in an index if it has the whole key. */
function entryKey(item: StoredItem | undefined, key: readonly string[]): string | undefined {
  const values = key.map((name) => item?.[name]);
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

function canonical(item: StoredItem | undefined): string {
  return JSON.stringify(Object.entries(item ?? {}).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
