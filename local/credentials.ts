import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** Who makes a request: a role, in the hands of one instance of a function. */
export interface Identity {
  readonly roleArn: string;
  /** Construct path of the function. */
  readonly caller: string;
  readonly instance: string;
  /** Left out: a policy that asks for a function is as one that is not understood. */
  readonly functionArn?: string;
}

/** What an AWS client signs with. */
export interface AwsCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

interface Issued {
  readonly identity: Identity;
  readonly sessionToken: string;
}

/** Issues credentials to instances of functions, and tells from a request whose they are. */
export class Credentials {
  readonly #issued = new Map<string, Issued>();

  /** Credentials of one instance: random, and good until revoked. */
  issue(identity: Identity): AwsCredentials {
    const accessKeyId = `ASIA${randomBytes(8).toString('hex').toUpperCase()}`;
    const secretAccessKey = randomBytes(30).toString('base64');
    const sessionToken = randomBytes(48).toString('base64');
    this.#issued.set(accessKeyId, { identity, sessionToken });
    return { accessKeyId, secretAccessKey, sessionToken };
  }

  /**
   * Whose request this is, by its access key id and session token (AWS Signature Version 4).
   * The signature is not verified: the 384-bit session token, which AWS would check as well, identifies the caller.
   */
  identify(headers: IncomingHttpHeaders): Identity | undefined {
    const accessKeyId = /^AWS4-HMAC-SHA256 Credential=([^/\s,]+)\//.exec(headers.authorization ?? '')?.[1];
    const issued = accessKeyId === undefined ? undefined : this.#issued.get(accessKeyId);
    const token = headers['x-amz-security-token'];
    if (issued === undefined || typeof token !== 'string') return undefined;
    return equal(issued.sessionToken, token) ? issued.identity : undefined;
  }

  revoke(accessKeyId: string): void {
    this.#issued.delete(accessKeyId);
  }
}

function equal(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
