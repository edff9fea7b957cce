import { afterAll, beforeAll, expect, it } from 'vitest';
import { Clock } from '../../../local/clock.ts';
import { totpOf } from '../../../local/oidc/authenticate.ts';
import { Browser } from '../../../local/oidc/browser.ts';
import { IdentityProvider } from '../../../local/oidc/identity-provider.ts';
import type { UserPool } from '../../../local/oidc/user-pool.ts';
import { enrol } from '../../../local/oidc/users.ts';

const back = 'https://console.example.com/';
const clock = new Clock();
const pool: UserPool = {
  id: 'eu-west-1_local',
  groups: [],
  isTotpRequired: true,
  domains: [],
  clients: [
    {
      clientId: 'client',
      callbackUrls: [back],
      logoutUrls: [back],
      scopes: ['openid'],
      validity: { AccessToken: 900, IdToken: 900, RefreshToken: 3600 },
    },
  ],
};
const accounts = enrol([{ username: 'ann', password: 'right', groups: [] }]);
let provider: IdentityProvider;

beforeAll(async () => {
  provider = await IdentityProvider.start({ clock: clock.shared, port: 0, pool, accounts });
});
afterAll(() => provider.stop());

const address = (path: string, parameters: Record<string, string>) =>
  `${provider.issuer}${path}?${new URLSearchParams({ client_id: 'client', ...parameters }).toString()}`;
const logout = (parameters: Record<string, string>) => address('/logout', parameters);
const start = () =>
  address('/oauth2/authorize', {
    response_type: 'code',
    scope: 'openid',
    redirect_uri: back,
    code_challenge: 'x'.repeat(43),
    code_challenge_method: 'S256',
  });

/** A browser in which Ann is signed in: a second sign-in asks nothing. */
async function signedIn(): Promise<Browser> {
  const browser = new Browser();
  const { url } = await browser.open(start(), back);
  const [ann] = accounts;
  const code = ann ? totpOf(ann).generate({ timestamp: clock.now() }) : '';
  await browser.submit(url, { username: 'ann', password: 'right', code }, back);
  expect((await browser.open(start(), back)).url).toContain('code=');
  return browser;
}

it('ends the sign-in without asking, and leads back', async () => {
  const browser = await signedIn();
  const { url } = await browser.open(logout({ post_logout_redirect_uri: back }), back);
  expect(url).toBe(back);
  const again = await browser.open(start(), back);
  expect([again.status, again.url]).toEqual([200, expect.stringContaining('/login/') as string]);
});

it('says so to who did not say where to be led back to', async () => {
  const browser = await signedIn();
  expect(await browser.open(logout({}), back)).toMatchObject({ status: 200, body: 'You are signed out.' });
  expect((await browser.open(start(), back)).url).toContain('/login/');
});

it('leads to no address that is not declared', async () => {
  const browser = await signedIn();
  const elsewhere = 'https://elsewhere.example.com/';
  const page = await browser.open(logout({ post_logout_redirect_uri: elsewhere }), elsewhere);
  expect(page.status).toBe(400);
  expect((await browser.open(start(), back)).url).toContain('code=');
});
