import { createHash, randomBytes } from 'node:crypto';
import type { Environment } from '../../client/environment.ts';
import type { Secret } from '../../core/secret.ts';
import { Failed } from '../check.ts';
import type { SiteConfig } from '../site.ts';
import { Callback } from './callback.ts';
import { discover, redeem } from './issuer.ts';

/** The port of the address that the operator's client is registered with. */
const registeredPort = 8976;

/** A person has so long to sign in, ms. */
const patienceMs = 5 * 60_000;

export interface SignInOptions {
  /** Shows the person the address to open. */
  readonly tell: (line: string) => void;
  readonly environment: Environment;
  /** Of this machine, for the code. @default 8976 */
  readonly port?: number;
}

/**
 * Signs an agent in as a native app does (RFC 8252): the person's own browser, a code to this machine's loopback address,
 * PKCE (RFC 7636, S256) and a state. So whatever second factor the issuer asks for is really used.
 *
 * @throws Failed after 5 minutes, or when the issuer refuses
 */
export async function signIn(config: SiteConfig, options: SignInOptions): Promise<Secret<string>> {
  const endpoints = await discover(config.issuerUrl);
  const callback = await Callback.listen(options.port ?? registeredPort);
  try {
    const [state, verifier] = [random(), random()];
    const start = new URL(endpoints.authorization_endpoint);
    const parameters = {
      client_id: config.operatorClientId,
      response_type: 'code',
      scope: config.scope,
      redirect_uri: callback.url,
      state,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(parameters)) start.searchParams.set(name, value);
    options.tell('\nOpen this address and sign in as an agent:\n');
    options.tell(`${start.href}\n`);
    const code = await inTime(callback.code(state, endpoints.issuer), options.environment);
    const { url: redirectUri } = callback;
    return await redeem(endpoints, { clientId: config.operatorClientId, redirectUri, code, verifier });
  } finally {
    await callback.close();
  }
}

function random(): string {
  return randomBytes(32).toString('base64url');
}

function inTime<T>(waited: Promise<T>, environment: Environment): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(new Failed('nobody signed in within 5 minutes'));
  const cancel = environment.after(patienceMs, late);
  return Promise.race([waited, promise]).finally(cancel);
}
