/** The claims of a token, by name. */
export type Claims = Readonly<Record<string, unknown>>;

/** A claim that somebody has to have: one of these names, with this value. */
export interface RequiredClaim {
  readonly anyOf: readonly string[];
  readonly value: string;
}

/** The claims whose texts are lists, separated by spaces (RFC 8693, section 4.2; `scp` is what some issuers call it). */
const scopes: ReadonlySet<string> = new Set(['scope', 'scp']);

/**
 * Whether a token has a claim: the value is the claim's, one of a list's, or one of a scope's words. Of any other text it
 * is the whole: a group may be called `former agents`.
 */
export function hasClaim(claims: Claims, { anyOf, value }: RequiredClaim): boolean {
  return anyOf.some((name) => valuesOf(name, claims[name]).includes(value));
}

function valuesOf(name: string, claim: unknown): unknown[] {
  if (Array.isArray(claim)) return claim;
  return typeof claim === 'string' && scopes.has(name) ? claim.split(' ') : [String(claim)];
}
