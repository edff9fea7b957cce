import {
  type AccessToken,
  AgentClient,
  type Joined,
  type KeyStore,
  type Offer,
  type RelayedAnswer,
  VisitorClient,
} from '../client/index.ts';
import type { Environment } from '../client/environment.ts';
import { nodeEnvironment } from '../client/node.ts';
import type { Form } from '../core/fields/form.ts';
import type { Entry, EntryOf, EntryType } from '../core/protocol/index.ts';
import { forms } from '../branding/forms.ts';
import { Heard } from './heard.ts';

export interface AgentProgramOptions {
  /** Where the server listens: `wss://…`. */
  readonly url: string;
  /** Asked for an access token each time that the client opens a socket. */
  readonly credential: () => Promise<AccessToken>;
  /** @default all of the brand's forms */
  readonly published?: readonly Form[];
  /** Where programs of one agent keep the key that they share. @default a memory of its own */
  readonly keyStore?: KeyStore;
  /** @default nodeEnvironment */
  readonly environment?: Environment;
}

/** An agent's program, and what it was told. */
export class AgentProgram {
  readonly client: AgentClient;
  readonly entries = new Heard<Entry>();
  readonly answers = new Heard<RelayedAnswer>();
  /** The code of each off-the-record answer that did not open. */
  readonly unopened = new Heard<string>();

  constructor(options: AgentProgramOptions) {
    this.client = new AgentClient({
      url: options.url,
      environment: options.environment ?? nodeEnvironment,
      credential: options.credential,
      forms: options.published ?? forms,
      ...(options.keyStore && { keyStore: options.keyStore }),
      onEntry: this.entries.add,
      onAnswer: this.answers.add,
      onUnopened: (_answer, { code }) => this.unopened.add(code),
    });
  }

  /** Signs in to work; an agent with a key to which answers can be sealed. */
  async join(): Promise<Joined> {
    const joined = await this.client.join();
    if (joined.roles.includes('agent')) await this.client.prepareKey();
    return joined;
  }

  /** The first entry of a type (and of a form request), whether it has come or will. */
  entry<T extends EntryType>(type: T, requestId?: string): Promise<EntryOf<T>> {
    return this.entries.first(isEntry(type, requestId));
  }
}

export interface VisitorProgramOptions {
  /** Where the server listens: `wss://…`. */
  readonly url: string;
  /** @default a new one */
  readonly credential?: string;
  /** Fingerprint of the brand's key, without which no sealed form is answered. */
  readonly pin?: string;
  /** @default all of the brand's forms */
  readonly published?: readonly Form[];
  /** @default nodeEnvironment */
  readonly environment?: Environment;
}

/** A visitor's program, and what it was told. */
export class VisitorProgram {
  readonly client: VisitorClient;
  readonly entries = new Heard<Entry>();
  readonly offers = new Heard<Offer>();
  readonly refused = new Heard<string>();

  constructor(options: VisitorProgramOptions) {
    this.client = new VisitorClient({
      url: options.url,
      environment: options.environment ?? nodeEnvironment,
      credential: options.credential ?? VisitorClient.newCredential(),
      forms: options.published ?? forms,
      ...(options.pin !== undefined && { pin: options.pin }),
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
