import type { Clock } from '../clock.ts';
import { totpOf } from './authenticate.ts';
import type { UserPool } from './user-pool.ts';
import type { Account, User } from './users.ts';

/** A user with what a test or a demo needs to sign in as them. */
export interface SignInUser {
  readonly username: string;
  readonly password: string;
  /** The `sub` of their tokens. */
  readonly id: string;
  /** The six digits that their authenticator app shows now, by the runtime's clock. */
  readonly totp: () => string;
}

export function signInUser(account: Account, clock: Clock): SignInUser {
  const { username, password, id } = account;
  return { username, password, id, totp: () => totpOf(account).generate({ timestamp: clock.now() }) };
}

/** Throws if a user is to be in a group that the template does not have: in AWS that could not be. */
export function checkGroups(users: readonly User[], { groups }: UserPool): void {
  for (const user of users) {
    const unknown = user.groups.filter((group) => !groups.includes(group));
    if (unknown.length > 0)
      throw new Error(`${user.username}: no group ${unknown.join(', ')} in the templates`);
  }
}
