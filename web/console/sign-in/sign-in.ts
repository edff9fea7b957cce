import {
  ErrorResponse,
  InMemoryWebStorage,
  type User,
  UserManager,
  WebStorageStateStore,
} from 'oidc-client-ts';
import type { AccessToken } from '../../../client/index.ts';
import { hasClaim, type Claims, type RequiredClaim } from '../../../core/claims.ts';
import { SealformError } from '../../../core/errors.ts';
import type { SiteConfig } from '../site-config.ts';

/** Why a sign-in did not succeed, for the screen to say what to do. */
export type SignInProblem = 'denied' | 'stale' | 'unreachable' | 'blocked';

/** A sign-in did not succeed. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem) {
    super(problem);
    this.problem = problem;
  }
}

/** Ends the `state` that comes back to a window which {@link SignIn.inWindow} opened. */
const windowMark = ';window';

/** Was this page, with this `state`, opened to sign in for another? */
export function isSignInWindow(state: string): boolean {
  return state.endsWith(windowMark);
}

/** Less than this of a token's life is not worth a socket, ms. */
const usableMs = 60_000;

/**
 * An agent's sign-in at the installation's issuer: authorization code with PKCE (RFC 7636). The tokens are in this page's
 * memory and nowhere else; only the state of a sign-in that is under way is in session storage, until it returns.
 */
export class SignIn {
  readonly #manager: UserManager;
  readonly #copyClaim: RequiredClaim | undefined;
  #user: User | undefined;
  /** How often the tokens were dropped or replaced: what was asked for before then is of no use. */
  #drops = 0;

  /** @param pageUrl where the sign-in page sends the agent back to, without query and fragment */
  constructor({ issuerUrl, clientId, scope, copyClaim }: SiteConfig, pageUrl: string) {
    this.#copyClaim = copyClaim;
    this.#manager = new UserManager({
      authority: issuerUrl,
      client_id: clientId,
      scope,
      redirect_uri: pageUrl,
      popup_redirect_uri: pageUrl,
      post_logout_redirect_uri: pageUrl,
      userStore: new WebStorageStateStore({ store: new InMemoryWebStorage() }),
      stateStore: new WebStorageStateStore({ store: sessionStorage, prefix: 'sign-in.' }),
      automaticSilentRenew: false,
      requestTimeoutInSeconds: 15,
    });
  }

  /** Whether who is signed in may copy stored answers. */
  mayCopy(): boolean {
    return this.#user !== undefined && this.#copyClaim !== undefined
      ? hasClaim(claimsOf(this.#user), this.#copyClaim)
      : false;
  }

  /** Leaves the page for the sign-in page. `again`: whoever is signed in there has to prove it. */
  async begin(again: boolean): Promise<void> {
    await translated(this.#manager.signinRedirect({ ...(again && { prompt: 'login' }) }));
  }

  /** Takes what the sign-in page sent back. */
  async finish(url: string): Promise<void> {
    this.#user = await translated(this.#manager.signinRedirectCallback(url));
  }

  /**
   * Signs in by a window of its own, for a page in a frame, as sign-in pages refuse to be framed, and for one that is to
   * stay as it is. Resolves with whether it was the same agent as before, whose earlier tokens are dropped.
   *
   * @throws SignInError; `stale` when the tokens were dropped meanwhile: what the window brings then is dropped too
   * @param options `again`: whoever is signed in there has to prove it. `cut`: this page's policy parts it from its windows,
   *   so that it cannot tell whether the window is still open
   */
  async inWindow({ again, cut }: { again: boolean; cut: boolean }): Promise<boolean> {
    const options = {
      popupAbortOnClose: !cut,
      url_state: windowMark.slice(1),
      ...(again && { prompt: 'login' }),
    };
    const drops = this.#drops;
    const user = await translated(this.#manager.signinPopup(options));
    if (drops !== this.#drops) {
      await this.#revoke();
      throw new SignInError('stale');
    }
    const before = this.#user;
    this.#user = user;
    // What is replaced is not revoked: some issuers would end the session that both belong to.
    this.#drops += 1;
    return user.profile.sub === before?.profile.sub;
  }

  /** In that window: hands over to the page that opened it, and closes. */
  async handBack(url: string): Promise<void> {
    const unmarked = new URL(url);
    const state = unmarked.searchParams.get('state') ?? '';
    // Where a policy has parted the two pages, they find each other by the state alone.
    unmarked.searchParams.set('state', state.slice(0, -windowMark.length));
    await this.#manager.signinPopupCallback(unmarked.href);
  }

  /**
   * The token for the next socket, renewed when less than half of its life is left.
   *
   * @throws ERR_NOT_ALLOWED when the agent has to sign in again
   */
  async credential(): Promise<AccessToken> {
    const user = this.#user;
    if (!user) throw new SealformError('ERR_NOT_ALLOWED');
    const left = expiryOf(user) - Date.now();
    if (user.refresh_token && left < lifeOf(user) / 2) await this.#renew(left > usableMs);
    else if (left <= 0) throw new SealformError('ERR_NOT_ALLOWED');
    const held = this.#user;
    if (!held) throw new SealformError('ERR_NOT_ALLOWED');
    return { accessToken: held.access_token, expiresAt: expiryOf(held) };
  }

  /** Drops the tokens, and has the issuer drop what could renew them. */
  async forget(): Promise<void> {
    this.#user = undefined;
    this.#drops += 1;
    await this.#revoke();
  }

  /** Ends the sign-in at the issuer too; leaves the page, where the issuer has a page for that. */
  async signOut(): Promise<void> {
    // Before: the issuer would be sent the ID token as a hint, in an address.
    await this.forget();
    // Cognito's name of the address to come back to (Amazon Cognito Developer Guide, "Logout endpoint").
    const extraQueryParams = { logout_uri: this.#manager.settings.post_logout_redirect_uri ?? '' };
    await this.#manager.signoutRedirect({ extraQueryParams }).catch(() => undefined);
  }

  async #renew(canWait: boolean): Promise<void> {
    const drops = this.#drops;
    try {
      const renewed = await this.#manager.signinSilent();
      if (drops === this.#drops) this.#user = renewed ?? undefined;
      else await this.#revoke();
    } catch (error) {
      // Signed out, or in anew: what there is now counts.
      if (drops !== this.#drops) return;
      if (error instanceof ErrorResponse) throw new SealformError('ERR_NOT_ALLOWED');
      if (!canWait) throw error;
    }
  }

  /** Has the issuer drop what the library holds, and leaves it with who is signed in now: usually nobody. */
  async #revoke(): Promise<void> {
    // At an issuer that cannot revoke, or cannot be reached, they end by themselves.
    await this.#manager.revokeTokens(['refresh_token']).catch(() => undefined);
    await this.#manager.storeUser(this.#user ?? null);
  }
}

/** Milliseconds since the epoch, by this machine's clock. */
function expiryOf({ expires_at }: User): number {
  return (expires_at ?? 0) * 1000;
}

/** Of an access token as it was issued, ms. */
function lifeOf(user: User): number {
  const fallbackMs = 15 * 60_000;
  const { exp, iat } = claimsOf(user);
  return typeof exp === 'number' && typeof iat === 'number' ? (exp - iat) * 1000 : fallbackMs;
}

/** What the access token claims; nothing if it is none that can be read. Only the server can tell whether it is true. */
function claimsOf({ access_token }: User): Claims {
  try {
    const [, payload = ''] = access_token.split('.');
    return JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as Claims;
  } catch {
    return {};
  }
}

async function translated<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw new SignInError(problemOf(error));
  }
}

function problemOf(error: unknown): SignInProblem {
  if (error instanceof ErrorResponse) return error.error === 'access_denied' ? 'denied' : 'stale';
  const message = error instanceof Error ? error.message : '';
  if (/popup|window/i.test(message)) return 'blocked';
  return /state/i.test(message) ? 'stale' : 'unreachable';
}
