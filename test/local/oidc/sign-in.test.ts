import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JwtRsaVerifier } from 'aws-jwt-verify';
import { SimpleJwksCache } from 'aws-jwt-verify/jwk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { totpOf } from '../../../local/oidc/authenticate.ts';
import { Browser } from '../../../local/oidc/browser.ts';
import { IdentityProvider } from '../../../local/oidc/identity-provider.ts';
import { signIn, type Tokens } from '../../../local/oidc/sign-in.ts';
import type { UserPool } from '../../../local/oidc/user-pool.ts';
import { enrol } from '../../../local/oidc/users.ts';

const clientId = 'client';
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const clock = new Clock();
const pool: UserPool = {
  id: 'eu-west-1_local',
  groups: ['writers'],
  isTotpRequired: true,
  domains: [],
  clients: [
    {
      clientId,
      callbackUrls: ['https://console.example.com/signed-in', 'http://localhost:8081/console.html'],
      logoutUrls: [],
      scopes: ['openid', 'email'],
      validity: { AccessToken: 900, IdToken: 900, RefreshToken: 3600 },
    },
  ],
};
const [ann, bob] = enrol([
  { username: 'ann', password: 'right', groups: ['writers'] },
  { username: 'bob', password: 'right', groups: [] },
]);
if (ann === undefined || bob === undefined) throw new Error('nobody is enrolled');
let issuer: string;
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await IdentityProvider.start({ clock: clock.shared, port: 0, pool, accounts: [ann, bob] });
  issuer = provider.issuer;
});
afterAll(() => provider.stop());

const codeOf = (account: typeof ann): string => totpOf(account).generate({ timestamp: clock.now() });
const enter = (account: typeof ann, typed: { password?: string; totp?: string } = {}): Promise<Tokens> => {
  const { username, password } = account;
  return signIn({ issuer, clientId, username, password, totp: codeOf(account), ...typed });
};
const claimsOf = (jwt: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
const post = (path: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${issuer}${path}`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: clientId, ...fields }),
  });

describe('a sign-in', () => {
  it.each([
    ['a page that the client names', 'http://localhost:8081/console.html', 303],
    ['another page of that site', 'http://localhost:8081/agent.html', 400],
    ['another site', 'https://console.example.org/signed-in', 400],
    ['a program on this machine', 'http://127.0.0.1:5000/code', 303],
  ])('may come back to %s or not, as at Cognito', async (_, redirectUri, status) => {
    const query = new URLSearchParams({
      client_id: clientId,
      response_type: 'code',
      scope: 'openid',
      redirect_uri: redirectUri,
      code_challenge: 'x'.repeat(43),
      code_challenge_method: 'S256',
    });
    const answer = await fetch(`${issuer}/oauth2/authorize?${query.toString()}`, { redirect: 'manual' });
    expect(answer.status).toBe(status);
  });

  it("gives an access token in Cognito's form, which a verifier accepts", async () => {
    const { accessToken, expiresAt } = await enter(ann);
    const fetcher = { fetch: async (uri: string) => (await fetch(uri)).arrayBuffer() };
    const verifier = JwtRsaVerifier.create(
      { issuer, audience: null, jwksUri: `${issuer}/.well-known/jwks.json` },
      { jwksCache: new SimpleJwksCache({ fetcher }) },
    );
    const claims = await verifier.verify(accessToken);
    expect(claims).toEqual({
      iss: issuer,
      sub: ann.id,
      username: 'ann',
      client_id: clientId,
      token_use: 'access',
      scope: 'openid email',
      'cognito:groups': ['writers'],
      jti: expect.stringMatching(uuid) as string,
      auth_time: expect.any(Number) as number,
      iat: expect.any(Number) as number,
      exp: expiresAt / 1000,
    });
    expect(ann.id).toMatch(uuid);
    expect(Number(claims.exp) - Number(claims.iat)).toBe(900);
  });

  it("gives an ID token in Cognito's form", async () => {
    const { idToken } = await enter(ann);
    expect(claimsOf(idToken)).toMatchObject({
      iss: issuer,
      aud: clientId,
      sub: ann.id,
      token_use: 'id',
      'cognito:username': 'ann',
      'cognito:groups': ['writers'],
      email: 'ann@example.com',
      auth_time: expect.any(Number) as number,
    });
  });

  it('of somebody in no group says nothing of groups', async () => {
    expect(claimsOf((await enter(bob)).accessToken)).not.toHaveProperty('cognito:groups');
  });

  it("happens by the runtime's clock", async () => {
    clock.advance(40 * 86_400_000);
    const { accessToken, expiresAt } = await enter(ann);
    expect(Math.abs(Number(claimsOf(accessToken)['iat']) * 1000 - clock.now())).toBeLessThan(5000);
    expect(expiresAt).toBeGreaterThan(clock.now());
  });

  it('keeps its keys where Cognito does, and where the provider says', async () => {
    const keys = await (await fetch(`${issuer}/.well-known/jwks.json`)).text();
    expect(await (await fetch(`${issuer}/jwks`)).text()).toBe(keys);
    expect(keys).not.toContain('"d"');
  });
});

describe('a refusal', () => {
  it.each([
    ['a wrong password', { password: 'wrong' }],
    ['a wrong code', { totp: '000000' }],
    ['no code', { totp: '' }],
    ["another person's code", { totp: 'of bob' }],
  ])('with 401 follows %s', async (_what, typed) => {
    const totp = 'totp' in typed && typed.totp === 'of bob' ? { totp: codeOf(bob) } : {};
    await expect(enter(ann, { ...typed, ...totp })).rejects.toMatchObject({
      name: 'SignInError',
      status: 401,
    });
    await enter(ann);
  });

  it('follows an old code', async () => {
    const totp = codeOf(ann);
    clock.advance(90_000);
    await expect(enter(ann, { totp })).rejects.toMatchObject({ status: 401 });
  });

  it('with 429 follows too many attempts, even for the right details, until a wait is over', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await expect(enter(bob, { password: 'wrong' })).rejects.toMatchObject({ status: 401 });
    }
    await expect(enter(bob)).rejects.toMatchObject({ status: 429 });
    clock.advance(1000);
    await enter(bob);
  });

  it('follows a request without PKCE, or to an address that is neither declared nor on this machine', async () => {
    const start = async (parameters: Record<string, string>): Promise<number> => {
      const query = new URLSearchParams({
        client_id: clientId,
        response_type: 'code',
        scope: 'openid',
        ...parameters,
      });
      const page = await new Browser().open(`${issuer}/oauth2/authorize?${query.toString()}`, 'https://');
      return page.url.includes('error=') ? 400 : page.status;
    };
    const challenge = { code_challenge: 'x'.repeat(43), code_challenge_method: 'S256' };
    const declared = 'https://console.example.com/signed-in';
    expect(await start({ redirect_uri: declared, ...challenge })).toBe(200);
    expect(await start({ redirect_uri: declared })).toBe(400);
    expect(await start({ redirect_uri: 'http://localhost:5173/', ...challenge })).toBe(200);
    expect(await start({ redirect_uri: 'https://elsewhere.example.com/', ...challenge })).toBe(400);
    expect(await start({ redirect_uri: 'http://elsewhere.example.com/', ...challenge })).toBe(400);
  });

  it('never says what was typed', async () => {
    const browser = new Browser();
    const query = `client_id=${clientId}&response_type=code&scope=openid&redirect_uri=http://127.0.0.1/&code_challenge=${'x'.repeat(43)}&code_challenge_method=S256`;
    const { url } = await browser.open(`${issuer}/oauth2/authorize?${query}`, 'https://');
    const typed = { username: '<script>', password: 'typed-password', code: '123456' };
    const page = await browser.submit(url, typed, 'https://');
    expect(page.status).toBe(401);
    for (const value of Object.values(typed)) expect(page.body).not.toContain(value);
  });
});

describe('a refresh token', () => {
  it('gives new tokens of the same sign-in until it is revoked', async () => {
    const first = await enter(ann);
    const refresh = { grant_type: 'refresh_token', refresh_token: first.refreshToken };
    clock.advance(1_800_000);
    const response = await post('/oauth2/token', refresh);
    const { access_token: accessToken } = (await response.json()) as { access_token: string };
    const [before, after] = [claimsOf(first.accessToken), claimsOf(accessToken)];
    expect(after).toMatchObject({ sub: ann.id, auth_time: before['auth_time'], token_use: 'access' });
    expect(after['jti']).not.toBe(before['jti']);
    expect((await post('/oauth2/revoke', { token: first.refreshToken })).status).toBe(200);
    expect((await post('/oauth2/token', refresh)).status).toBe(400);
  });

  it('ends with its time', async () => {
    const { refreshToken } = await enter(ann);
    clock.advance(3_601_000);
    const response = await post('/oauth2/token', {
      grant_type: 'refresh_token',
      refresh_token: refreshToken,
    });
    expect(response.status).toBe(400);
  });
});

describe('enrolment', () => {
  it('is kept in a folder, and is random without one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'users-'));
    const users = [{ username: 'ann', password: 'p', groups: [] }];
    const [first, again, other] = [enrol(users, folder), enrol(users, folder), enrol(users)];
    rmSync(folder, { recursive: true });
    expect(again).toEqual(first);
    expect(other[0]?.id).not.toBe(first[0]?.id);
    expect(other[0]?.totpSecret).not.toBe(first[0]?.totpSecret);
  });
});
