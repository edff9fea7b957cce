import * as z from 'zod/mini';
import { StaffRole } from '../../core/protocol/values.ts';
import { RequiredClaim, RoleClaims } from './env.ts';

const RequiredClaims = z.array(RequiredClaim).check(z.minLength(1));

/** The claims whose texts are lists, separated by spaces (RFC 8693, section 4.2; `scp` is what some issuers call it). */
const scopes: ReadonlySet<string> = new Set(['scope', 'scp']);

type Claims = Readonly<Record<string, unknown>>;

/**
 * Whether a token's claims are all those that the configuration asks for: the value is the claim's, one of a list's, or
 * one of a scope's words. Of any other text it is the whole: a group may be called `former agents`.
 *
 * @param json an array of {@link RequiredClaim}
 * @throws if it is none, or empty: nothing to ask for would let everybody in
 */
export function requiredClaims(json: string): (claims: Claims) => boolean {
  const required = RequiredClaims.parse(JSON.parse(json));
  return (claims) => required.every((each) => has(claims, each));
}

/**
 * What somebody may be, by a token's claims: nothing, if it has none of those that name a role.
 *
 * @param json {@link RoleClaims}
 * @throws if it is none
 */
export function rolesByClaims(json: string): (claims: Claims) => StaffRole[] {
  const roleClaims = RoleClaims.parse(JSON.parse(json));
  return (claims) =>
    StaffRole.options.filter((role) => {
      const claim = roleClaims[role];
      return claim !== undefined && has(claims, claim);
    });
}

function has(claims: Claims, { anyOf, value }: z.infer<typeof RequiredClaim>): boolean {
  return anyOf.some((name) => valuesOf(name, claims[name]).includes(value));
}

function valuesOf(name: string, claim: unknown): unknown[] {
  if (Array.isArray(claim)) return claim;
  return typeof claim === 'string' && scopes.has(name) ? claim.split(' ') : [String(claim)];
}
