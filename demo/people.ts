import {
  type AccessToken,
  AgentClient,
  type Offer,
  type RelayedAnswer,
  VisitorClient,
} from '../client/index.ts';
import type { Environment } from '../client/environment.ts';
import { nodeEnvironment } from '../client/node.ts';
import type { Entry, EntryOf, EntryType } from '../core/protocol/index.ts';
import { forms } from '../forms/index.ts';
import { signIn } from '../local/oidc/sign-in.ts';
import type { Runtime } from '../local/runtime.ts';
import { Heard } from './heard.ts';

/** Agents that the local identity provider knows. The second one is there to be refused. */
export const agents = [
  { username: 'ana', password: 'correct-horse-battery-staple-7!', groups: ['agents'] },
  { username: 'ben', password: 'another-horse-battery-staple-8!', groups: ['agents'] },
];

/** An agent's program, and what it was told. */
export class AgentProgram {
  readonly client: AgentClient;
  readonly entries = new Heard<Entry>();
  readonly answers = new Heard<RelayedAnswer>();

  /** Signs in with password and one-time code each time that the client asks for a token. */
  constructor(
    runtime: Runtime,
    username: string,
    environment = environmentOf(runtime),
    credential: () => Promise<AccessToken> = () => tokenFor(runtime, username),
  ) {
    this.client = new AgentClient({
      url: runtime.webSocketUrl,
      environment,
      credential,
      onEntry: this.entries.add,
      onAnswer: this.answers.add,
    });
  }

  /** The first entry of a type (and of a form request), whether it has come or will. */
  entry<T extends EntryType>(type: T, requestId?: string): Promise<EntryOf<T>> {
    return this.entries.first(isEntry(type, requestId));
  }
}

/** A visitor's program, and what it was told. */
export class VisitorProgram {
  readonly client: VisitorClient;
  readonly entries = new Heard<Entry>();
  readonly offers = new Heard<Offer>();
  readonly refused = new Heard<string>();

  constructor(
    runtime: Runtime,
    { credential = VisitorClient.newCredential(), published = forms } = {},
    environment = environmentOf(runtime),
  ) {
    this.client = new VisitorClient({
      url: runtime.webSocketUrl,
      environment,
      credential,
      forms: published,
      onEntry: this.entries.add,
      onForm: this.offers.add,
      onFormRefused: this.refused.add,
    });
  }

  entry<T extends EntryType>(type: T, requestId?: string): Promise<EntryOf<T>> {
    return this.entries.first(isEntry(type, requestId));
  }

  offer(requestId: string): Promise<Offer> {
    return this.offers.first((offer) => offer.requestId === requestId);
  }
}

function isEntry<T extends EntryType>(type: T, requestId?: string) {
  return (entry: Entry): entry is EntryOf<T> =>
    entry.type === type &&
    (requestId === undefined || ('requestId' in entry && entry.requestId === requestId));
}

/** The clients live by the runtime's clock, which tests move. */
export function environmentOf({ clock }: Runtime): Environment {
  return { ...nodeEnvironment, now: () => clock.now() };
}

/** A whole sign-in at the local identity provider: password, one-time code, authorization code with PKCE. */
export async function tokenFor(runtime: Runtime, username: string) {
  const provider = runtime.signIn;
  const user = provider?.users.find((each) => each.username === username);
  if (!provider || !user) throw new Error(`nobody is called ${username} here`);
  const { issuer, clientId } = provider;
  return signIn({ issuer, clientId, scope: 'openid', username, password: user.password, totp: user.totp() });
}
