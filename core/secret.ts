const printed = '[secret]';

/**
 * A value that must not leak by accident: printing, JSON and `util.inspect` all give `[secret]`.
 * The value leaves only through {@link Secret.expose}, so that every exit can be found by searching for that word.
 */
export class Secret<T> {
  readonly #value: T;

  constructor(value: T) {
    this.#value = value;
  }

  /** The value itself. Call this as late, and pass its result on as little, as possible. */
  expose(): T {
    return this.#value;
  }

  toString(): string {
    return printed;
  }

  toJSON(): string {
    return printed;
  }

  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return printed;
  }
}
