/** Called at each point where another request may run. It may reject (a fault) or never settle (the process died). */
export type Pace = (point: Point) => Promise<void>;

/** `before` and `after` surround every call of a port; `item` separates the writes of one transaction. */
export type Point = 'before' | 'item' | 'after';

/** One item of a table: read, checked and written as a whole. Items are immutable. */
export class Slot<T> {
  #value: T | undefined;
  #earlier: T | undefined;
  #locked = false;

  get value(): T | undefined {
    return this.#value;
  }

  /** The value before the last write: what an index may still show. */
  get earlier(): T | undefined {
    return this.#earlier;
  }

  get locked(): boolean {
    return this.#locked;
  }

  lock(): void {
    this.#locked = true;
  }

  /** Writes the value and releases the lock. */
  set(value: T | undefined): void {
    this.#earlier = this.#value;
    this.#value = value;
    this.#locked = false;
  }
}

/** Items by key. Iteration is in the order of their first use. */
export class Table<T> {
  readonly #slots = new Map<string, Slot<T>>();

  at(...key: readonly (string | number)[]): Slot<T> {
    const name = key.join('/');
    const slot = this.#slots.get(name) ?? new Slot<T>();
    this.#slots.set(name, slot);
    return slot;
  }

  /** Every item that can be read now. */
  all(): T[] {
    return [...this.#slots.values()].flatMap(({ value }) => (value === undefined ? [] : [value]));
  }

  slots(): Slot<T>[] {
    return [...this.#slots.values()];
  }
}
