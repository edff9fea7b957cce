import * as z from 'zod/mini';
import { Secret } from '../../core/secret.ts';
import { Failed } from '../check.ts';

const patienceMs = 10_000;

/** OpenID Connect Discovery 1.0, section 3. */
const Endpoints = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
});
export type Endpoints = z.infer<typeof Endpoints>;

/** RFC 6749, section 5.1. */
const Tokens = z.object({ access_token: z.string().check(z.minLength(1)) });

/** @throws Failed when the issuer does not describe itself as OpenID Connect asks */
export async function discover(issuerUrl: string): Promise<Endpoints> {
  const response = await ask(`${issuerUrl.replace(/\/$/, '')}/.well-known/openid-configuration`);
  const endpoints = Endpoints.safeParse(await bodyOf(response));
  if (!response.ok || !endpoints.success || endpoints.data.issuer !== issuerUrl) {
    throw new Failed(`the issuer’s configuration is answered with ${response.status}, or is another’s`);
  }
  return endpoints.data;
}

/** What a code is redeemed with. */
export interface Redemption {
  readonly clientId: string;
  readonly redirectUri: string;
  readonly code: string;
  readonly verifier: string;
}

/**
 * The access token for a code (RFC 6749, section 4.1.3; RFC 7636, section 4.5).
 *
 * @throws Failed when the issuer refuses; its answer is not repeated
 */
export async function redeem(
  { token_endpoint: address }: Endpoints,
  { clientId, redirectUri, code, verifier }: Redemption,
): Promise<Secret<string>> {
  const body = new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: clientId,
    redirect_uri: redirectUri,
    code,
    code_verifier: verifier,
  });
  const response = await ask(address, { method: 'POST', body });
  const tokens = Tokens.safeParse(await bodyOf(response));
  if (!response.ok || !tokens.success) throw new Failed(`the code is answered with ${response.status}`);
  return new Secret(tokens.data.access_token);
}

async function ask(address: string, request: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, { ...request, redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
  } catch {
    throw new Failed('the issuer does not answer');
  }
}

async function bodyOf(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}
