import { JwtVerifier } from 'aws-jwt-verify';
import {
  JwksValidationError,
  JwkValidationError,
  JwtBaseError,
  JwtExpiredError,
  JwtInvalidIssuerError,
  JwtInvalidSignatureAlgorithmError,
  JwtNotBeforeError,
  JwtParseError,
} from 'aws-jwt-verify/error';
import type { StaffRole } from '../../../core/protocol/values.ts';
import { type AgentToken, agentToken } from './agent-token.ts';
import { clientClaims } from '../env.ts';
import { HandshakeRefused } from './handshake-refused.ts';
import { IssuerUnreachable, issuerKeys, metadataUrl } from './issuer-keys.ts';
import { missingClaims, rolesByClaims } from './required-claims.ts';

/** RFC 7518, section 3.1: what issuers sign with by default. Never a shared secret, never nothing. */
const algorithms = ['RS256', 'ES256'];

/** RFC 9068, section 4; the prefix may be left out (RFC 7515, section 4.1.9). */
const accessTokenType = /^(application\/)?at\+jwt$/i;

type Claims = Readonly<Record<string, unknown>>;

/** Who has signed in, and what they may be: one role at least. */
export interface StaffToken extends AgentToken {
  readonly roles: readonly StaffRole[];
}

/**
 * Checks access tokens of one issuer: signature (RS256 or ES256), issuer, time, and the claims that the configuration
 * asks for, which prove the client, the second factor and a role (P9; docs/decisions/0017 and 0019).
 *
 * @param required JSON: an array of RequiredClaim
 * @param roleClaims JSON: RoleClaims
 * @returns a function that throws HandshakeRefused for any token that is not all of that, and IssuerUnreachable if it
 *   cannot tell.
 */
export function accessTokens(
  issuer: string,
  required: string,
  roleClaims: string,
): (token: string) => Promise<StaffToken> {
  const missingIn = missingClaims(required);
  const rolesIn = rolesByClaims(roleClaims);
  const properties = { issuer, audience: null, jwksUri: metadataUrl(issuer), customJwtCheck: checkUse };
  const verifier = JwtVerifier.create(properties, { jwksCache: issuerKeys(issuer) });
  return async (token) => {
    const claims: Claims = await verifier.verify(token).catch(refuse);
    const missing = missingIn(claims);
    if (missing.length > 0) throw new HandshakeRefused('ClaimMissing', missing);
    const roles = rolesIn(claims);
    if (roles.length === 0) throw new HandshakeRefused('RoleMissing');
    return { ...agentToken(issuer, claims), roles };
  };
}

/** The library's errors and their meanings: by name, each is an `Error`. The last row is for all others. */
const meanings: [error: abstract new (...args: never[]) => Error, meaning: () => Error][] = [
  [JwtExpiredError, () => new HandshakeRefused('TokenOutOfTime')],
  [JwtNotBeforeError, () => new HandshakeRefused('TokenOutOfTime')],
  [JwtInvalidIssuerError, () => new HandshakeRefused('IssuerRefused')],
  [JwtInvalidSignatureAlgorithmError, () => new HandshakeRefused('AlgorithmRefused')],
  [JwtParseError, () => new HandshakeRefused('TokenMalformed')],
  [JwksValidationError, () => new IssuerUnreachable()],
  [JwkValidationError, () => new IssuerUnreachable()],
  [JwtBaseError, () => new HandshakeRefused('SignatureInvalid')],
];

function refuse(error: unknown): never {
  const [, meaning] = meanings.find(([kind]) => error instanceof kind) ?? [];
  throw meaning?.() ?? error;
}

function checkUse({ header, payload }: { header: Claims; payload: Claims }): void {
  if (!algorithms.includes(String(header['alg']))) throw new HandshakeRefused('AlgorithmRefused');
  if (accessTokenType.test(String(header['typ']))) return;
  if (isIdToken(payload)) throw new HandshakeRefused('IdTokenRefused');
}

/** An ID token is meant for the client that it was issued to, and may be tied to its sign-in (OpenID Connect Core 1.0, section 2). */
function isIdToken(claims: Claims): boolean {
  const audience = [claims['aud']].flat();
  return (
    clientClaims.some((name) => claims[name] !== undefined && audience.includes(claims[name])) ||
    ['nonce', 'at_hash', 'c_hash'].some((name) => name in claims)
  );
}
