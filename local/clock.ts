/**
 * The time of the whole local runtime: real time plus an offset that only grows. The offset lives in shared memory, so
 * that every worker thread sees a move at once.
 */
export class Clock {
  /** The offset in milliseconds, as one 64-bit integer: what {@link moveDate} takes in a worker thread. */
  readonly shared: SharedArrayBuffer;
  readonly #offset: BigInt64Array;
  readonly #listeners = new Set<(now: number) => void>();

  constructor() {
    this.shared = new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT);
    this.#offset = new BigInt64Array(this.shared);
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return Date.now() + Number(Atomics.load(this.#offset, 0));
  }

  /** Moves the time forward by so many milliseconds, and tells the listeners. Throws a RangeError if asked to go back. */
  advance(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0)
      throw new RangeError('advance: expected whole milliseconds, forward');
    Atomics.add(this.#offset, 0, BigInt(ms));
    const now = this.now();
    for (const listener of this.#listeners) listener(now);
  }

  /** Calls `listener` with the new time after each move. The passing of real time calls nobody. */
  onAdvance(listener: (now: number) => void): void {
    this.#listeners.add(listener);
  }
}

/**
 * Makes this thread's `Date` follow a {@link Clock}: `Date.now()`, `new Date()` and `Date()`. To be called before the
 * code that is to see it is loaded.
 */
export function moveDate(shared: SharedArrayBuffer): void {
  const offset = new BigInt64Array(shared);
  const realNow = Date.now.bind(Date);
  const now = () => realNow() + Number(Atomics.load(offset, 0));
  Date.now = now;
  const moved = new Proxy(Date, {
    construct: (target, values, newTarget) =>
      Reflect.construct(target, values.length === 0 ? [now()] : values, newTarget) as Date,
    apply: (target) => new target(now()).toString(),
  });
  Date.prototype.constructor = moved;
  globalThis.Date = moved;
}
