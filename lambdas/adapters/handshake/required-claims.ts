import * as z from 'zod/mini';
import { hasClaim, type Claims } from '../../../core/claims.ts';
import { StaffRole } from '../../../core/protocol/values.ts';
import { RequiredClaim, RoleClaims } from '../env.ts';

const RequiredClaims = z.array(RequiredClaim).check(z.minLength(1));

/**
 * Which of the claims that the configuration asks for ({@link hasClaim}) a token lacks, in words.
 *
 * @param json an array of {@link RequiredClaim}
 * @throws if it is none, or empty: nothing to ask for would let everybody in
 */
export function missingClaims(json: string): (claims: Claims) => string[] {
  const required = RequiredClaims.parse(JSON.parse(json));
  return (claims) =>
    required
      .filter((each) => !hasClaim(claims, each))
      .map(({ anyOf, value }) => `${anyOf.join(' or ')}: ${value}`);
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
      return claim !== undefined && hasClaim(claims, claim);
    });
}
