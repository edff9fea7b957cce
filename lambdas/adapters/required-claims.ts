import * as z from 'zod/mini';
import { RequiredClaim } from './env.ts';

const RequiredClaims = z.array(RequiredClaim).check(z.minLength(1));

type Claims = Readonly<Record<string, unknown>>;

/**
 * Whether a token's claims are all those that the configuration asks for: the value is the claim's, one of a list's, or
 * one word of a text's (RFC 6749, section 3.3, writes scopes so).
 *
 * @param json an array of {@link RequiredClaim}
 * @throws if it is none, or empty: nothing to ask for would let everybody in
 */
export function requiredClaims(json: string): (claims: Claims) => boolean {
  const required = RequiredClaims.parse(JSON.parse(json));
  return (claims) =>
    required.every(({ anyOf, value }) => anyOf.some((name) => valuesOf(claims[name]).includes(value)));
}

function valuesOf(claim: unknown): unknown[] {
  if (Array.isArray(claim)) return claim;
  return typeof claim === 'string' ? [claim, ...claim.split(' ')] : [String(claim)];
}
