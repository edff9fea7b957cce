import type { SealformError } from '../../core/errors.ts';
import type { Form } from '../../core/fields/form.ts';
import type { Entry, EntryOf, ReplyTo } from '../../core/protocol/index.ts';
import type { Secret } from '../../core/secret.ts';
import type { Environment } from '../environment.ts';
import type { ConnectionState } from '../socket/connection.ts';
import type { ShowAnswer, UnopenedAnswer } from './answer-inbox.ts';
import type { KeyStore } from './key-store.ts';

/** An agent's sign-in. */
export interface AccessToken {
  /** A JWT. */
  readonly accessToken: string;
  /** When it ends, ms since the epoch by this machine's clock. The socket is replaced before. */
  readonly expiresAt: number;
}

/** The conversations that wait and the agent's own. */
export type Joined = ReplyTo<'join'>;

/** What an agent's program gives to its client, and hears from it. */
export interface AgentOptions {
  /** Where the server listens: `wss://…`. */
  readonly url: string;
  /** Asked for every socket. ERR_NOT_ALLOWED says that the agent has to sign in again; after any other error it is asked again. */
  readonly credential: () => Promise<AccessToken>;
  /** The brand's published forms, from the program's own bundle: by these, answers are checked and are sealed or not. */
  readonly forms: readonly Form[];
  /** Keeps the session key. @default memoryKeyStore() */
  readonly keyStore?: KeyStore;
  /** Every entry of every conversation taken part in, the agent's own too: in order, once. */
  readonly onEntry: (entry: Entry) => void;
  /** An off-the-record answer, once. The visitor is told "delivered" when this is done without throwing. */
  readonly onAnswer: ShowAnswer;
  /**
   * An off-the-record answer that did not open, once. What is left of its form is destroyed then, except for
   * ERR_SEALED_FORM: after a reload this program may have the form's new words. Not told of what is sealed to another key:
   * another browser of this agent may have it.
   */
  readonly onUnopened?: UnopenedAnswer;
  /** The answer to `join`, then to its repetition on every new socket. */
  readonly onJoined?: (joined: Joined) => void;
  /** The visitor of this conversation is typing. */
  readonly onTyping?: (conversationId: string) => void;
  readonly onState?: (state: ConnectionState) => void;
  /** The conversation is this agent's no more. */
  readonly onLost?: (conversationId: string, error: SealformError) => void;
  /** @default systemEnvironment; in Node, `nodeEnvironment` */
  readonly environment?: Environment;
}

/** Answers that were revealed to this agent, once. */
export interface Revelation {
  readonly answers: Secret<Readonly<Record<string, string>>>;
  /** When they are destroyed at the latest, ms since the epoch by the server's clock. */
  readonly confirmBy: number;
  readonly claimId: string;
  /** Call at first paint: destroys the answers and tells the visitor that they were viewed. */
  readonly confirm: () => Promise<EntryOf<'viewed'>>;
}
