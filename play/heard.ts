/** What somebody has heard so far, and a way to wait for what is still to come. */
export class Heard<T> {
  readonly items: T[] = [];
  readonly #waiting = new Set<(item: T) => void>();

  readonly add = (item: T): void => {
    this.items.push(item);
    for (const check of this.#waiting) check(item);
  };

  /** The first item that this is true of, whether it has come or will. */
  first<S extends T>(is: (item: T) => item is S): Promise<S>;
  first(is: (item: T) => boolean): Promise<T>;
  first(is: (item: T) => boolean): Promise<T> {
    const known = this.items.find(is);
    if (known !== undefined) return Promise.resolve(known);
    return new Promise((resolve) => {
      const check = (item: T) => {
        if (!is(item)) return;
        this.#waiting.delete(check);
        resolve(item);
      };
      this.#waiting.add(check);
    });
  }
}
