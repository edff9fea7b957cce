import type { RedactedKind } from '../protocol/index.ts';

/** How long a question for a secret number counts, ms. */
export const askedForMs = 5 * 60_000;

/** What one side has asked the other for: until when the question counts, by kind, ms since the epoch. Never text. */
export type Asked = Readonly<Partial<Record<RedactedKind, number>>>;

/** Adds what is asked for now, and drops what counts no longer: each kind stands here once at most. */
export function ask(before: Asked, kinds: readonly RedactedKind[], now: number): Asked {
  const still = askedKinds(before, now).map((kind) => [kind, before[kind]]);
  return Object.fromEntries([...still, ...kinds.map((kind) => [kind, now + askedForMs])]) as Asked;
}

/** The kinds that count as asked for. */
export function askedKinds(asked: Asked, now: number): RedactedKind[] {
  const kinds = Object.keys(asked) as RedactedKind[];
  return kinds.filter((kind) => now < (asked[kind] ?? 0));
}
