import { createHash, randomBytes } from 'node:crypto';
import { Browser } from './browser.ts';

export interface SignInOptions {
  readonly issuer: string;
  readonly clientId: string;
  readonly username: string;
  readonly password: string;
  /** The current code of the user's authenticator app. */
  readonly totp: string;
  /** @default all that the client may ask for, as the provider decides */
  readonly scope?: string;
}

export interface Tokens {
  readonly accessToken: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** When the access token ends, by the issuer's clock: milliseconds since the epoch. */
  readonly expiresAt: number;
}

interface Endpoints {
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
}

/** A sign-in did not succeed. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  /** The HTTP status that ended it: 401 for wrong details, 429 for too many attempts. */
  readonly status: number;

  constructor(step: string, status: number) {
    super(`${step}: ${status}`);
    this.status = status;
  }
}

/** Where codes come back to. Nobody listens there: the redirect is read, not followed. */
const redirectUri = 'http://127.0.0.1/signed-in';

/**
 * Signs in as a person in a browser would: authorization code with PKCE (RFC 7636), the sign-in page, the token
 * endpoint. Throws a {@link SignInError} when it is refused.
 */
export async function signIn(options: SignInOptions): Promise<Tokens> {
  const endpoints = await discover(options.issuer);
  const verifier = randomBytes(32).toString('base64url');
  const code = await authorize(endpoints, options, verifier);
  return redeem(endpoints, options, code, verifier);
}

async function discover(issuer: string): Promise<Endpoints> {
  const response = await fetch(`${issuer}/.well-known/openid-configuration`);
  if (!response.ok) throw new SignInError('discovery', response.status);
  return (await response.json()) as Endpoints;
}

async function authorize(endpoints: Endpoints, options: SignInOptions, verifier: string): Promise<string> {
  const state = randomBytes(16).toString('base64url');
  const start = new URL(endpoints.authorization_endpoint);
  start.search = new URLSearchParams({
    client_id: options.clientId,
    response_type: 'code',
    ...(options.scope !== undefined && { scope: options.scope }),
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
  }).toString();
  const browser = new Browser();
  const page = await browser.open(start.href, redirectUri);
  if (page.status !== 200) throw new SignInError('authorization', page.status);
  const { username, password, totp: code } = options;
  const end = await browser.submit(page.url, { username, password, code }, redirectUri);
  const answer = new URL(end.url).searchParams;
  const granted = answer.get('state') === state ? answer.get('code') : null;
  if (granted === null) throw new SignInError('sign-in', end.status);
  return granted;
}

async function redeem(
  endpoints: Endpoints,
  { clientId }: SignInOptions,
  code: string,
  verifier: string,
): Promise<Tokens> {
  const response = await fetch(endpoints.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
    }),
  });
  if (!response.ok) throw new SignInError('token', response.status);
  const tokens = (await response.json()) as { access_token: string; id_token: string; refresh_token: string };
  return {
    accessToken: tokens.access_token,
    idToken: tokens.id_token,
    refreshToken: tokens.refresh_token,
    expiresAt: expiryOf(tokens.access_token),
  };
}

function expiryOf(jwt: string): number {
  const [, payload = ''] = jwt.split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as { exp: number }).exp * 1000;
}
