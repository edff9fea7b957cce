import * as z from 'zod/mini';
import { hasClaim, type Claims } from '../../core/claims.ts';
import { StaffRole } from '../../core/protocol/values.ts';
import { RequiredClaim, RoleClaims } from './env.ts';

const RequiredClaims = z.array(RequiredClaim).check(z.minLength(1));

/**
 * Whether a token's claims are all those that the configuration asks for ({@link hasClaim}).
 *
 * @param json an array of {@link RequiredClaim}
 * @throws if it is none, or empty: nothing to ask for would let everybody in
 */
export function requiredClaims(json: string): (claims: Claims) => boolean {
  const required = RequiredClaims.parse(JSON.parse(json));
  return (claims) => required.every((each) => hasClaim(claims, each));
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
