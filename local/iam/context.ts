/**
 * What is known of a request under one condition key: the values, or `undefined` if the request has no such key.
 * More than one alternative means that AWS does not document which it is; a condition must then come out the same for all.
 */
export type KeyValues = readonly string[] | undefined;

/** The condition keys of a request, by name in any case. A key that was never set is unknown, not absent. */
export class RequestContext {
  readonly #alternatives = new Map<string, readonly KeyValues[]>();
  readonly #absentPrefixes: string[] = [];

  /** Says what the request has under a key: values, `undefined` for no such key, or several alternatives. */
  set(key: string, ...alternatives: readonly KeyValues[]): this {
    this.#alternatives.set(key.toLowerCase(), alternatives);
    return this;
  }

  /** Says that the request has no keys that begin so, except those that are set. */
  setAbsent(prefix: string): this {
    this.#absentPrefixes.push(prefix.toLowerCase());
    return this;
  }

  /** What the request may have under the key; `undefined` if nothing is known about it. */
  get(key: string): readonly KeyValues[] | undefined {
    const name = key.toLowerCase();
    const alternatives = this.#alternatives.get(name);
    if (alternatives !== undefined) return alternatives;
    return this.#absentPrefixes.some((prefix) => name.startsWith(prefix)) ? [undefined] : undefined;
  }

  /** A context that has the keys of both; where both have one, the other's. */
  with(other: RequestContext): RequestContext {
    const both = new RequestContext();
    for (const { entries, prefixes } of [this.#content(), other.#content()]) {
      for (const [key, alternatives] of entries) both.#alternatives.set(key, alternatives);
      both.#absentPrefixes.push(...prefixes);
    }
    return both;
  }

  #content(): { entries: Iterable<[string, readonly KeyValues[]]>; prefixes: readonly string[] } {
    return { entries: this.#alternatives, prefixes: this.#absentPrefixes };
  }
}
