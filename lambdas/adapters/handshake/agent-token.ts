import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { unseen } from '../../../core/fields/parts/text.ts';
import { Id } from '../../../core/protocol/values.ts';
import { isName, longestName } from '../../../core/sealing/index.ts';
import { HandshakeRefused } from './handshake-refused.ts';

/** Who has signed in, by an access token that counts. */
export interface AgentToken {
  readonly agentId: string;
  /** Shown to visitors, who can see the whole of it ({@link isName}): a certificate with another is not signed. */
  readonly name: string;
  /** When the agent signed in, ms since the epoch: a refreshed token keeps it. */
  readonly signedInAt: number;
  /** When the token ends, ms since the epoch. */
  readonly expiresAt: number;
}

/**
 * What every token must say. `auth_time` too, though issuers may leave it out (RFC 9068, section 2.2.1): by the time at
 * which a token was issued, a refreshed one would count as a new sign-in and undo a sign-out.
 */
const Claims = z.object({ sub: z.string().check(z.minLength(1)), auth_time: z.int(), exp: z.int() });

/** Where issuers put a name for people, the best first; Cognito's access tokens have `username` only. */
const names = ['name', 'preferred_username', 'username', 'cognito:username', 'sub'];

/**
 * Times in the claims are seconds since the epoch.
 *
 * @throws HandshakeRefused for a token that lacks what every token must say
 */
export function agentToken(issuer: string, claims: Readonly<Record<string, unknown>>): AgentToken {
  const { data, error } = Claims.safeParse(claims);
  if (error)
    throw new HandshakeRefused(
      'ClaimMissing',
      error.issues.map(({ path }) => path.join('.')),
    );
  const { sub, auth_time: signedIn, exp } = data;
  const agentId = Id.safeParse(sub).success ? sub : uuidOf(issuer, sub);
  return {
    agentId,
    name: nameIn(claims) ?? agentId,
    signedInAt: signedIn * 1000,
    expiresAt: exp * 1000,
  };
}

function nameIn(claims: Readonly<Record<string, unknown>>): string | undefined {
  const texts = names.map((each) => claims[each]).filter((value) => typeof value === 'string');
  return texts.flatMap((text) => [shown(text), shown(text.replaceAll(hidden, ''))]).find(isName);
}

/** What nobody sees, wherever it stands: joiners too, that a name may have where writing needs them. */
const hidden = new RegExp(`${unseen.source}|[\\uFE0E\\uFE0F]`, 'gu');

/** Bounded, and not cut within a character. */
function shown(name: string): string {
  return name.trim().slice(0, longestName).toWellFormed().trim();
}

/** The same agent is the same UUID, made of a hash (RFC 9562, section 5.8: version 8): ids stand in logs, names do not. */
function uuidOf(issuer: string, sub: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([issuer, sub]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
