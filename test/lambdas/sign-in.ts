import { createHash, randomBytes } from 'node:crypto';
import { type Algorithm, type Issuer, redirectUri } from './issuer.ts';

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
}

/** Signs somebody in at the issuer: authorization code with PKCE (RFC 7636). */
export async function signIn(issuer: Issuer, sub: string, clientId: string, alg: Algorithm): Promise<Tokens> {
  const resource = `urn:acme:${alg}`;
  const verifier = randomBytes(32).toString('base64url');
  const start = new URL(`${issuer.url}/auth`);
  start.search = new URLSearchParams({
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri,
    scope: 'openid chat',
    resource,
    login_hint: sub,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const code = (await followed(start)).searchParams.get('code') ?? '';
  const response = await fetch(`${issuer.url}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      resource,
      code,
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new Error(await response.text());
  const { access_token, id_token } = (await response.json()) as Record<'access_token' | 'id_token', string>;
  return { accessToken: access_token, idToken: id_token };
}

/** Follows redirects as a browser does, with cookies, to the one that leads away from the issuer. */
async function followed(start: URL): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = start;
  while (url.origin === start.origin) {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get('location');
    if (location === null) throw new Error(await response.text());
    url = new URL(location, url);
  }
  return url;
}
