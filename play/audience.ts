/** A promise of the product, by its id in the README. */
export type PromiseId = `P${number}`;

/** Those before whom people play: they are told what happens, and whether it kept a promise. */
export interface Audience {
  /** Something that takes its time. Throws what `run` throws. */
  step<T>(name: string, run: () => Promise<T>): Promise<T>;
  /** Something that a person would see or say. */
  say(who: string, text: string): void;
  /** Holds a promise, or breaks it for good. `what` names no answer. */
  check(id: PromiseId, holds: boolean, what: string): void;
}
