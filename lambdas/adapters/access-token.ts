import { JwtRsaVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';
import { Id } from '../../core/protocol/values.ts';

/** What the pool puts into an access token, as far as we rely on it. Times are seconds since the epoch. */
const Claims = z.object({
  sub: Id,
  username: z.string().check(z.minLength(1), z.maxLength(128)),
  token_use: z.literal('access'),
  client_id: z.string(),
  'cognito:groups': z.array(z.string()),
  auth_time: z.int(),
  exp: z.int(),
});

export interface AgentToken {
  readonly agentId: string;
  readonly name: string;
  /** When the agent signed in, ms since the epoch: a refreshed token keeps it. */
  readonly signedInAt: number;
  /** When the token ends, ms since the epoch. */
  readonly expiresAt: number;
}

const fetchTimeoutMs = 3_000;

/** Says nothing about the token: the same one may be accepted a moment later. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable';
}

/** The issuer's keys, fetched when first needed and when a new key id turns up. */
function jwksCache(): SimpleJwksCache {
  const fetchKeys = async (uri: string) => {
    try {
      const response = await fetch(uri, { signal: AbortSignal.timeout(fetchTimeoutMs) });
      if (!response.ok) throw new Error('the issuer is in trouble');
      return await response.arrayBuffer();
    } catch {
      throw new IssuerUnreachable();
    }
  };
  return new SimpleJwksCache({ fetcher: { fetch: fetchKeys } });
}

/**
 * Checks access tokens of one issuer for one client and group: signature (RS256), issuer, time, use. That the agent
 * passed MFA is the pool's doing: it issues no token without (P9).
 *
 * @returns a function that throws for any token that is not all of that, and IssuerUnreachable if it cannot tell.
 */
export function accessTokens(
  issuer: string,
  clientId: string,
  group: string,
): (token: string) => Promise<AgentToken> {
  const jwksUri = `${issuer}/.well-known/jwks.json`;
  const verifier = JwtRsaVerifier.create({ issuer, audience: null, jwksUri }, { jwksCache: jwksCache() });
  return async (token) => {
    const claims = Claims.parse(await verifier.verify(token));
    if (claims.client_id !== clientId || !claims['cognito:groups'].includes(group))
      throw new Error('not an agent');
    const { sub: agentId, username: name, auth_time: signedIn, exp } = claims;
    return { agentId, name, signedInAt: signedIn * 1000, expiresAt: exp * 1000 };
  };
}
