import { User, UserManager } from 'oidc-client-ts';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { SignIn } from '../../../../web/console/sign-in/sign-in.ts';
import type { SiteConfig } from '../../../../web/console/site-config.ts';

const config = { issuerUrl: 'https://issuer.example', clientId: 'console', scope: 'openid' } as SiteConfig;

/** Somebody whose access token ends at that many seconds from now. */
function user(name: string, endsIn: number): User {
  return new User({
    access_token: `access of ${name}`,
    refresh_token: `refresh of ${name}`,
    token_type: 'Bearer',
    expires_at: Math.floor(Date.now() / 1000) + endsIn,
    profile: { sub: name, iss: config.issuerUrl, aud: config.clientId, exp: 0, iat: 0 },
  });
}

/** Signed in with a token that is due; what the library would get from the issuer is given to it, and noted. */
async function dueForRenewal() {
  const renewal = Promise.withResolvers<User>();
  const revoked = vi.spyOn(UserManager.prototype, 'revokeTokens').mockResolvedValue();
  const kept = vi.spyOn(UserManager.prototype, 'storeUser');
  vi.spyOn(UserManager.prototype, 'signinRedirectCallback').mockResolvedValue(user('ana', 90));
  vi.spyOn(UserManager.prototype, 'signinSilent').mockReturnValue(renewal.promise);
  const signIn = new SignIn(config, 'https://site.example/console/index.html');
  await signIn.finish('https://site.example/console/index.html?code=1&state=2');
  return { signIn, renewal, revoked, kept };
}

beforeEach(() => vi.stubGlobal('sessionStorage', {}));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('a token that is due is renewed', async () => {
  const { signIn, renewal } = await dueForRenewal();
  const credential = signIn.credential();
  renewal.resolve(user('ana again', 900));
  expect(await credential).toMatchObject({ accessToken: 'access of ana again' });
});

test('a renewal that comes after the sign-out brings nothing back, and is revoked', async () => {
  const { signIn, renewal, revoked, kept } = await dueForRenewal();
  const credential = signIn.credential();
  await signIn.forget();
  revoked.mockClear();
  kept.mockClear();
  renewal.resolve(user('ana again', 900));
  await expect(credential).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
  expect(revoked).toHaveBeenCalledExactlyOnceWith(['refresh_token']);
  expect(kept).toHaveBeenCalledExactlyOnceWith(null);
  await expect(signIn.credential()).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
});

test('a renewal that fails after the sign-out gives no token', async () => {
  const { signIn, renewal } = await dueForRenewal();
  const credential = signIn.credential();
  await signIn.forget();
  renewal.reject(new TypeError('no network'));
  await expect(credential).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
});

/** Signs in beside the work, in a window that is not back yet. */
async function windowOpen() {
  const due = await dueForRenewal();
  const back = Promise.withResolvers<User>();
  vi.spyOn(UserManager.prototype, 'signinPopup').mockReturnValue(back.promise);
  return { ...due, back, inWindow: () => due.signIn.inWindow({ again: true, cut: false }) };
}

test('a sign-in in a window that comes back after the sign-out is revoked, and not used', async () => {
  const { signIn, inWindow, back, revoked, kept } = await windowOpen();
  const again = inWindow();
  await signIn.forget();
  revoked.mockClear();
  kept.mockClear();
  back.resolve(user('ana', 900));
  await expect(again).rejects.toMatchObject({ name: 'SignInError' });
  expect(revoked).toHaveBeenCalledExactlyOnceWith(['refresh_token']);
  expect(kept).toHaveBeenCalledExactlyOnceWith(null);
  await expect(signIn.credential()).rejects.toMatchObject({ code: 'ERR_NOT_ALLOWED' });
});

test('a new sign-in replaces the one before, of which nothing is revoked: both may be of one session', async () => {
  const { signIn, inWindow, back, revoked } = await windowOpen();
  const anew = new User({ ...user('ana', 900), access_token: 'new access', refresh_token: 'new refresh' });
  back.resolve(anew);
  expect(await inWindow()).toBe(true);
  expect(revoked).not.toHaveBeenCalled();
  expect(await signIn.credential()).toMatchObject({ accessToken: 'new access' });
});

test.each(['comes', 'fails'])('a renewal that %s after a new sign-in changes nothing of it', async (how) => {
  const { signIn, inWindow, back, renewal, kept } = await windowOpen();
  const credential = signIn.credential();
  back.resolve(user('ben', 900));
  expect(await inWindow()).toBe(false);
  kept.mockClear();
  if (how === 'comes') renewal.resolve(user('ana again', 900));
  else renewal.reject(new TypeError('no network'));
  expect(await credential).toMatchObject({ accessToken: 'access of ben' });
  expect(kept.mock.calls.map(([held]) => held?.profile.sub)).toEqual(how === 'comes' ? ['ben'] : []);
});
