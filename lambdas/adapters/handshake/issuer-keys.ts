import { type JwksCache, SimpleJwksCache } from 'aws-jwt-verify/jwk';
import * as z from 'zod/mini';

/** Each of the two requests; together they leave the function time to answer. */
const fetchTimeoutMs = 3_000;

/** What we need of an issuer's metadata (OpenID Connect Discovery 1.0, section 3). Keys travel encrypted, but on loopback. */
const Metadata = z.object({
  issuer: z.string(),
  jwks_uri: z.string().check(z.regex(/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/)),
});

/** Says nothing about the token: the same one may be accepted a moment later. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable';
}

/** Where an issuer publishes its metadata (OpenID Connect Discovery 1.0, section 4.1). */
export function metadataUrl(issuer: string): string {
  return `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
}

/**
 * An issuer's keys, by the address of its metadata: looked up when first needed, and anew when a key id turns up that
 * is not among them.
 *
 * Its methods throw {@link IssuerUnreachable} if metadata or keys cannot be had within 3 s each, or are another issuer's.
 */
export function issuerKeys(issuer: string): JwksCache {
  const fetchKeys = async (uri: string) => {
    try {
      const metadata = Metadata.parse(JSON.parse(Buffer.from(await get(uri)).toString()));
      // Section 4.3: an answer from somebody else must not be used.
      if (metadata.issuer !== issuer) throw new Error('the metadata of another issuer');
      return await get(metadata.jwks_uri);
    } catch {
      throw new IssuerUnreachable();
    }
  };
  return new SimpleJwksCache({ fetcher: { fetch: fetchKeys } });
}

async function get(uri: string): Promise<ArrayBuffer> {
  const response = await fetch(uri, { redirect: 'error', signal: AbortSignal.timeout(fetchTimeoutMs) });
  if (!response.ok) throw new Error('the issuer is in trouble');
  return response.arrayBuffer();
}
