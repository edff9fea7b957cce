import type { AccessToken } from '../../client/index.ts';
import type { Environment } from '../../client/environment.ts';
import { nodeEnvironment } from '../../client/node.ts';
import { signIn } from '../../local/oidc/sign-in.ts';
import type { Runtime } from '../../local/runtime.ts';
import * as people from '../people.ts';

/** Agents that the local identity provider knows. The second one is there to be refused. */
export const agents = [
  { username: 'ana', password: 'correct-horse-battery-staple-7!', groups: ['agents'] },
  { username: 'ben', password: 'another-horse-battery-staple-8!', groups: ['agents'] },
];

/** Who oversees conversations: a supervisor, and an auditor. Neither is an agent. */
export const overseers = [
  { username: 'sofia', password: 'third-horse-battery-staple-9!', groups: ['supervisors'] },
  { username: 'otto', password: 'fourth-horse-battery-staple-1!', groups: ['auditors'] },
];

/** An agent's program at a local runtime. */
export class AgentProgram extends people.AgentProgram {
  /** Signs in with password and one-time code each time that the client asks for a token. */
  constructor(
    runtime: Runtime,
    username: string,
    environment = environmentOf(runtime),
    credential: () => Promise<AccessToken> = () => tokenFor(runtime, username),
    options: Pick<people.AgentProgramOptions, 'published' | 'keyStore'> = {},
  ) {
    super({ ...options, url: runtime.webSocketUrl, environment, credential });
  }
}

/** A visitor's program at a local runtime. */
export class VisitorProgram extends people.VisitorProgram {
  constructor(
    runtime: Runtime,
    options: Pick<people.VisitorProgramOptions, 'credential' | 'published' | 'pin'> = {},
    environment = environmentOf(runtime),
  ) {
    const pin = pinOf(runtime);
    super({ ...(pin !== undefined && { pin }), ...options, url: runtime.webSocketUrl, environment });
  }
}

/** The fingerprint of the brand's key, which a page or a program pins: an output of the app. */
export function pinOf({ outputs }: Runtime): string | undefined {
  return [...outputs].find(([name]) => name.endsWith('.BrandKeyFingerprint'))?.[1];
}

/** The clients live by the runtime's clock, which tests move. */
export function environmentOf({ clock }: Runtime): Environment {
  return { ...nodeEnvironment, now: () => clock.now() };
}

/** A whole sign-in at the local identity provider: password, one-time code, authorization code with PKCE. */
export async function tokenFor(runtime: Runtime, username: string) {
  const { issuer, clientId, user } = signInOf(runtime, username);
  return signIn({ issuer, clientId, username, password: user.password, totp: user.totp() });
}

/** Where this user signs in, and with what. */
export function signInOf({ signIn: provider }: Pick<Runtime, 'signIn'>, username: string) {
  const user = provider?.users.find((each) => each.username === username);
  if (!provider || !user) throw new Error(`nobody is called ${username} here`);
  return { ...provider, user };
}
