import { InMemoryWebStorage, OidcClient, WebStorageStateStore } from 'oidc-client-ts';
import type { Page } from 'playwright-core';
import { signInOf } from '../../../play/local/people.ts';
import { Browser } from '../../../local/oidc/browser.ts';
import type { Runtime } from '../../../local/runtime.ts';

/** Where oidc-client-ts keeps the state of a sign-in that is under way, as the console sets it. */
const prefix = 'sign-in.';

/**
 * Opens the console as the sign-in page sends an agent back to it: a whole sign-in at the issuer, for which no page is drawn.
 * The sign-in page knows the agent from then on.
 */
export async function openSignedIn(page: Page, runtime: Runtime, username: string): Promise<void> {
  const { issuer, clientId, user } = signInOf(runtime, username);
  const { siteUrl } = runtime;
  const { scope } = (await (await fetch(`${siteUrl}/config.json`)).json()) as { scope: string };
  const storage = new InMemoryWebStorage();
  const address = `${siteUrl}/console/index.html`;
  const client = new OidcClient({
    authority: issuer,
    client_id: clientId,
    scope,
    redirect_uri: address,
    stateStore: new WebStorageStateStore({ store: storage, prefix }),
  });
  const { url, state } = await client.createSigninRequest({});
  const browser = new Browser();
  const form = await browser.open(url, address);
  const details = { username, password: user.password, code: user.totp() };
  const back = await browser.submit(form.url, details, address);
  const cookies = Object.entries(browser.cookies).map(([name, value]) => ({
    name,
    value,
    url: issuer,
  }));
  await page.context().addCookies(cookies);
  const key = prefix + state.id;
  await page.addInitScript(
    ([key, value]) => location.search.includes('code=') && sessionStorage.setItem(key, value),
    [key, storage.getItem(key) ?? ''] as const,
  );
  await page.goto(back.url);
}
