import type { IncomingMessage, ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { authenticate } from '../authenticate.ts';
import { LoginAttempts } from './login-attempts.ts';
import { loginPage } from './login-page.ts';
import { poolResource, scopesOf } from '../provider.ts';
import type { UserPool } from '../user-pool.ts';
import type { Account } from '../users.ts';

/** Bytes that the sign-in form may send. */
const formLimit = 4_096;

/** The pages where a person signs in. */
export class Login {
  readonly #provider: Provider;
  readonly #pool: UserPool;
  readonly #accounts: readonly Account[];
  readonly #attempts = new LoginAttempts(Date.now);

  constructor(provider: Provider, pool: UserPool, accounts: readonly Account[]) {
    this.#provider = provider;
    this.#pool = pool;
    this.#accounts = accounts;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const interaction = await this.#provider.interactionDetails(request, response);
    const { isTotpRequired } = this.#pool;
    if (request.method !== 'POST') return page(response, 200, loginPage(isTotpRequired));
    const form = await readForm(request);
    const { account, status } = authenticate(form, this.#accounts, this.#attempts, isTotpRequired);
    if (account === undefined) return page(response, status, loginPage(isTotpRequired, status));
    const grantId = await this.#grant(account.id, String(interaction.params['client_id']));
    const methods = isTotpRequired ? ['pwd', 'otp'] : ['pwd'];
    await this.#provider.interactionFinished(
      request,
      response,
      { login: { accountId: account.id, amr: methods }, consent: { grantId } },
      { mergeWithLastSubmission: false },
    );
  }

  /** The clients are the brand's own: nobody is asked whether they may know who signed in. */
  async #grant(accountId: string, clientId: string): Promise<string> {
    const grant = new this.#provider.Grant({ accountId, clientId });
    const scopes = scopesOf(this.#pool).join(' ');
    grant.addOIDCScope(scopes);
    grant.addResourceScope(poolResource, scopes);
    return grant.save();
  }
}

async function readForm(
  request: IncomingMessage,
): Promise<{ username: string; password: string; code: string }> {
  let text = '';
  for await (const chunk of request) if (text.length < formLimit) text += String(chunk);
  const fields = new URLSearchParams(text);
  const field = (name: string) => fields.get(name) ?? '';
  return { username: field('username'), password: field('password'), code: field('code') };
}

function page(response: ServerResponse, status: number, html: string): void {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'x-frame-options': 'DENY',
  });
  response.end(html);
}
