import { createHash, timingSafeEqual } from 'node:crypto';
import { TOTP } from 'otpauth';
import type { LoginAttempts } from './login/login-attempts.ts';
import type { Account } from './users.ts';

/** What somebody typed into the sign-in page. */
export interface LoginForm {
  readonly username: string;
  readonly password: string;
  /** Six digits from the authenticator app. */
  readonly code: string;
}

export type LoginResult =
  | { readonly account: Account; readonly status?: never }
  | { readonly status: 401 | 429; readonly account?: never };

/** Checks what was typed. Which part was wrong is not told. */
export function authenticate(
  form: LoginForm,
  accounts: readonly Account[],
  attempts: LoginAttempts,
  isTotpRequired: boolean,
): LoginResult {
  if (attempts.isBlocked(form.username)) return { status: 429 };
  const account = accounts.find(({ username }) => username === form.username);
  const isRight =
    account !== undefined &&
    isSame(account.password, form.password) &&
    (!isTotpRequired || totpOf(account).validate({ token: form.code, window: 1 }) !== null);
  if (isRight) attempts.succeeded(form.username);
  else attempts.failed(form.username);
  return isRight ? { account } : { status: 401 };
}

/** The account's authenticator (RFC 6238: SHA-1, six digits, 30 s). */
export function totpOf({ totpSecret }: Pick<Account, 'totpSecret'>): TOTP {
  return new TOTP({ secret: totpSecret });
}

function isSame(expected: string, given: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
