import type { AccessToken } from '../../client/index.ts';
import type { Secret } from '../../core/secret.ts';
import { Failed } from '../check.ts';

/** The claim that says when a JWT ends, seconds since the epoch (RFC 7519, section 4.1.4). */
function expiryOf(jwt: string): number | undefined {
  try {
    const claims: unknown = JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString());
    const isRecord = typeof claims === 'object' && claims !== null && 'exp' in claims;
    return isRecord && typeof claims.exp === 'number' ? claims.exp : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A token as the agent's client wants it, each time that it opens a socket.
 *
 * @throws Failed when it is no JWT: nothing else is an access token here
 */
export function credentialOf(token: Secret<string>): () => Promise<AccessToken> {
  const expiresAt = expiryOf(token.expose());
  if (expiresAt === undefined) throw new Failed('the access token is no JWT');
  return () => Promise.resolve({ accessToken: token.expose(), expiresAt: expiresAt * 1000 });
}
