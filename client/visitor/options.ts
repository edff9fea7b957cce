import type { SealformError } from '../../core/errors.ts';
import type { Entry, EntryOf, RequestOf } from '../../core/protocol/index.ts';
import type { SealingError, SealingErrorCode } from '../../core/sealing/index.ts';
import type { Environment } from '../environment.ts';
import type { ConnectionState } from '../socket/connection.ts';
import type { FormSource, Offer } from './offers.ts';
import type { Delivery } from './relays.ts';

/** What a visitor's program gives to its client, and hears from it. */
export interface VisitorOptions {
  /** Where the server listens: `wss://…`. */
  readonly url: string;
  /** What `VisitorClient.newCredential` made. The program keeps it for as long as the conversation. */
  readonly credential: string;
  /** The brand's published forms, from the program's own bundle: no other is ever offered (P11). */
  readonly forms: FormSource;
  /**
   * Fingerprint of the brand's key, 64 lower-case hexadecimal digits: from the brand's own page or app, never from the API. Two
   * while the key is rotated. Without one no sealed form is offered.
   */
  readonly pin?: string | readonly string[];
  /** Why there is no `pin`: each sealed form is refused with this code. @default 'ERR_CERTIFICATE_PIN' */
  readonly whyUnpinned?: SealingErrorCode;
  /** Every entry of the conversation, the visitor's own too: in order, once. What is shown should be made from these. */
  readonly onEntry: (entry: Entry) => void;
  /** A form to show; follows its `formRequested`. */
  readonly onForm?: (offer: Offer) => void;
  /**
   * A request for which no form can be shown; follows its `formRequested`. ERR_UNKNOWN_FORM: this bundle has no such form.
   * ERR_TRY_AGAIN: the forms, or what seals answers, could not be loaded. A SealingError: it is not sure who alone could
   * read the answers, or this device cannot seal them.
   */
  readonly onFormRefused?: (requestId: string, error: SealformError | SealingError) => void;
  /** The agent is typing. */
  readonly onTyping?: () => void;
  readonly onState?: (state: ConnectionState) => void;
  /** The server does not know the conversation any more, or not this credential. */
  readonly onLost?: (conversationId: string, error: SealformError) => void;
  /** @default systemEnvironment; in Node, `nodeEnvironment` */
  readonly environment?: Environment;
}

/** What a visitor submits. */
export interface Answers {
  /** That the visitor agreed, to which version of the privacy text, and in which language it was shown. */
  readonly consent: NonNullable<RequestOf<'submitForm'>['consent']>;
  /** By field, as typed; the off-the-record ones too. */
  readonly answers: Readonly<Record<string, string>>;
}

/** What became of a submission. */
export interface Submission {
  readonly entry: EntryOf<'formSubmitted'>;
  /** What will become of each off-the-record answer: known within 60 s. Never rejects. */
  readonly deliveries: ReadonlyMap<string, Promise<Delivery>>;
}
