import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Secret } from 'otpauth';

/** Somebody who may sign in. */
export interface User {
  readonly username: string;
  readonly password: string;
  readonly groups: readonly string[];
}

/** A user as the provider knows them. */
export interface Account extends User {
  /** The `sub` of their tokens: a UUID. */
  readonly id: string;
  /** The secret of their authenticator app, base32. */
  readonly totpSecret: string;
}

/** Bytes of an authenticator's secret (RFC 4226, section 4: 20 recommended). */
const secretSize = 20;

type Enrolments = Record<string, { readonly id: string; readonly totpSecret: string }>;

/**
 * Enrols each user: a random id and a random authenticator secret. With a folder they are kept in its users.json,
 * and are the same at the next start; without, they last as long as the process.
 */
export function enrol(users: readonly User[], folder?: string): Account[] {
  const file = folder === undefined ? undefined : join(folder, 'users.json');
  const kept =
    file !== undefined && existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Enrolments) : {};
  const accounts = users.map((user): Account => {
    const enrolment = kept[user.username] ?? {
      id: randomUUID(),
      totpSecret: new Secret({ size: secretSize }).base32,
    };
    return { ...user, ...enrolment };
  });
  const enrolments = accounts.map(({ username, id, totpSecret }) => [username, { id, totpSecret }] as const);
  if (file !== undefined) {
    writeFileSync(file, JSON.stringify({ ...kept, ...Object.fromEntries(enrolments) }), { mode: 0o600 });
  }
  return accounts;
}
