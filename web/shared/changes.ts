/** What a screen shows changes: whoever draws it is told. All parts of one thing tell by the same of these. */
export class Changes {
  readonly #listeners = new Set<() => void>();

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Something has changed. */
  readonly tell = (): void => {
    for (const listener of this.#listeners) listener();
  };

  /** Makes a change, and tells of it. */
  make(change: () => unknown): void {
    change();
    this.tell();
  }
}

/** What can be watched. */
export interface Changing {
  readonly changes: Pick<Changes, 'subscribe'>;
}
