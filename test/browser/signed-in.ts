import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import type { Page } from 'playwright-core';
import { Browser } from '../../local/oidc/browser.ts';
import type { Runtime } from '../../local/runtime.ts';

/** Where oidc-client-ts keeps the state of a sign-in that is under way, as the console sets it. */
const prefix = 'sign-in.';

/**
 * Opens the console as the sign-in page sends an agent back to it: a whole sign-in at the issuer, for which no page is drawn.
 * The sign-in page knows the agent from then on.
 */
export async function openSignedIn(
  page: Page,
  { siteUrl, signIn }: Runtime,
  username: string,
): Promise<void> {
  const user = signIn?.users.find((each) => each.username === username);
  if (!signIn || !user) throw new Error(`nobody is called ${username} here`);
  const { scope } = (await (await fetch(`${siteUrl}/config.json`)).json()) as { scope: string };
  const storage = new InMemoryWebStorage();
  const address = `${siteUrl}/console/index.html`;
  const client = new OidcClient({
    authority: signIn.issuer,
    client_id: signIn.clientId,
    scope,
    redirect_uri: address,
    stateStore: new WebStorageStateStore({ store: storage, prefix }),
  });
  const { url, state } = await client.createSigninRequest({});
  const issuer = new Browser();
  const form = await issuer.open(url, address);
  const details = { username, password: user.password, code: user.totp() };
  const back = await issuer.submit(form.url, details, address);
  const cookies = Object.entries(issuer.cookies).map(([name, value]) => ({
    name,
    value,
    url: signIn.issuer,
  }));
  await page.context().addCookies(cookies);
  const key = prefix + state.id;
  await page.addInitScript(
    ([key, value]) => location.search.includes('code=') && sessionStorage.setItem(key, value),
    [key, storage.getItem(key) ?? ''] as const,
  );
  await page.goto(back.url);
}
