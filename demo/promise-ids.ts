/** A promise of the product (docs/architecture.md). */
export type PromiseId = `P${number}`;
