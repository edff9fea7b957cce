import type { RedactedKind, Role } from '../protocol/index.ts';

/** How long a question for a secret number counts, ms. */
export const askedForMs = 5 * 60_000;

/** The kinds that one side has asked the other for, each with the time until which it counts (ms since the epoch). Never text. */
export type Asked = Readonly<Partial<Record<RedactedKind, number>>>;

/** Adds the kinds asked for now and drops those that no longer count. Each kind stands here at most once. */
export function ask(before: Asked, kinds: readonly RedactedKind[], now: number): Asked {
  const still = askedKinds(before, now).map((kind) => [kind, before[kind]]);
  return Object.fromEntries([...still, ...kinds.map((kind) => [kind, now + askedForMs])]) as Asked;
}

/** The kinds that the other side has asked `role` for, as long as they count. `asked`: what each side has asked for. */
export function askedOf(
  role: Role,
  asked: Readonly<Partial<Record<Role, Asked>>> | undefined,
  now: number,
): RedactedKind[] {
  return askedKinds(asked?.[role === 'visitor' ? 'agent' : 'visitor'] ?? {}, now);
}

function askedKinds(asked: Asked, now: number): RedactedKind[] {
  const kinds = Object.keys(asked) as RedactedKind[];
  return kinds.filter((kind) => now < (asked[kind] ?? 0));
}
