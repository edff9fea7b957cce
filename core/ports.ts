import type { Claim, Conversation, FormRequest } from './domain/model.ts';
import type {
  Agent,
  AuditRecord,
  Entry,
  Recipient,
  RedactedKind,
  RequestType,
  ServerMessage,
} from './protocol/index.ts';
import type { Certificate } from './sealing/index.ts';
import type { Secret } from './secret.ts';

/** The server's clock: ms since 1970-01-01T00:00:00Z. */
export type Clock = () => number;

/** Makes a UUID. */
export type MakeId = () => string;

export interface ConversationReader {
  find(conversationId: string): Promise<Conversation | undefined>;
  findWithForm(conversationId: string, requestId: string): Promise<ConversationWithForm>;
}

export interface ConversationWithForm {
  readonly conversation: Conversation | undefined;
  readonly form: FormRequest | undefined;
}

/** The agent's desk: what waits and what is whose, the longest first; and what is still open in a conversation. */
export interface ConversationLists {
  /** Those behind `after`, a page of them; `next` says behind which the next page begins, if there is one. */
  waiting(after?: Listed): Promise<{ conversations: Waiting[]; next: Listed | undefined }>;
  of(agentId: string): Promise<Listed[]>;
  /** The form requests that the conversation names, in its order, as entries list them: those that can be read. */
  openForms(conversation: Conversation): Promise<FormRequest[]>;
}

export interface Listed {
  readonly conversationId: string;
  readonly since: number;
}

export interface Waiting extends Listed {
  /** When its visitor was here last, ms since the epoch; undefined if nobody noted it. */
  readonly seenAt: number | undefined;
}

/** Which conversations somebody has started of late. */
export interface Starts {
  /** Notes one, unless as many as `limit` are noted: then gives those. */
  note(starter: string, start: Start, limit: number): Promise<Start[] | undefined>;
  forget(starter: string, starts: readonly Start[]): Promise<void>;
}

export interface Start {
  readonly conversationId: string;
  /** ms since the epoch. */
  readonly at: number;
}

/** Which sockets are told what happens in a conversation. They come and go apart from it, and make no entry. */
export interface SocketRegister {
  /** All that are registered: whichever was added before this was called is among them. */
  find(conversationId: string): Promise<Registered>;
  /**
   * Adds these, each once, and gives all that are registered then.
   *
   * @param seenAt that the visitor is here, and since when this is known, ms since the epoch
   */
  add(
    conversationId: string,
    sockets: readonly ParticipantSocket[],
    seenAt?: number,
  ): Promise<ParticipantSocket[]>;
  /** Those that are not registered are no error. */
  forget(conversationId: string, sockets: readonly ParticipantSocket[]): Promise<void>;
}

export interface Registered {
  readonly sockets: ParticipantSocket[];
  /** When the visitor was here last, ms since the epoch. */
  readonly seenAt: number | undefined;
}

export interface OpenSocket {
  readonly connectionId: string;
  readonly until: number;
}

/** A socket that is told of a conversation while its owner takes part in it. */
export interface ParticipantSocket extends OpenSocket {
  /** The hash of a visitor's credential, or an agent's id. */
  readonly owner: string;
}

/**
 * One transaction: everything in it happens, or nothing.
 * It holds only while `before.seq` is still the conversation's number, and `forms[].before` still has its revision and claim.
 */
export interface Change {
  /** The conversation as read; undefined to create it. */
  readonly before: Conversation | undefined;
  /** All of it: what this does not say is taken away. */
  readonly after: Conversation;
  readonly entry: Entry;
  readonly forms: readonly FormChange[];
  readonly vault: readonly VaultChange[];
  readonly audit: AuditEvent;
}

export interface FormChange {
  /** The form request as read; undefined to create it. */
  readonly before: FormRequest | undefined;
  /** All of it but the claim: that stays as it was made. */
  readonly after: FormRequest;
}

export type VaultChange =
  | { readonly type: 'put'; readonly row: VaultRow }
  | { readonly type: 'delete'; readonly conversationId: string; readonly requestId: string };

export interface Journal {
  /**
   * `lost`: somebody else changed the conversation first, or it is not known whether this took effect: read again.
   * Must throw only if the store failed beyond the retries.
   */
  commit(change: Change): Promise<'committed' | 'lost'>;
}

export interface TranscriptReader {
  /** Entries after `afterSeq`, in order; `more` when there are others behind them. Of a change just made, one may be missing. */
  after(conversationId: string, afterSeq: number): Promise<TranscriptPage>;
}

export interface TranscriptPage {
  readonly entries: Entry[];
  readonly more: boolean;
}

/** One submission's stored answers: one row, put once, deleted once, and never rewritten. */
export interface VaultRow {
  readonly conversationId: string;
  readonly requestId: string;
  readonly ciphertext: Uint8Array;
  /** What the ciphertext is bound to beside the two ids above. */
  readonly consentContext: EncryptionContext;
  /** When the retention passes, ms since the epoch: after this no claim commits. */
  readonly expiresAt: number;
}

/** A row, and the claim of its answers that stands in the form request. */
export interface ClaimableRow extends VaultRow {
  readonly claim?: Claim | undefined;
}

/** Non-secret pairs bound to a ciphertext. They stand in CloudTrail in the clear: random ids and a form's name. */
export type EncryptionContext = Readonly<Record<string, string>>;

export interface VaultClaims {
  find(conversationId: string, requestId: string): Promise<ClaimableRow | undefined>;
  /**
   * In one transaction: the conversation is open and `agentId` assigned; the form request has no outcome, so that the row
   * is there, and no claim but that of `row` or this very one; set the claim; put the audit record. Neither the row's
   * time nor the claim's has passed at `clock()`, which is read anew on every attempt. A repetition is the first claim,
   * with its times.
   */
  claim(row: ClaimableRow, request: ClaimRequest, clock: Clock): Promise<ClaimResult>;
  /** Puts the audit record of a refusal, if `agentId` is assigned to the conversation. False if it is not. */
  refuse(conversationId: string, agentId: string, event: AuditEvent): Promise<boolean>;
}

export interface ClaimRequest {
  readonly claimId: string;
  readonly agentId: string;
  audit(now: number): AuditEvent;
}

export type ClaimResult =
  | { readonly type: 'claimed'; readonly claim: Claim }
  | { readonly type: 'notAssigned' }
  | { readonly type: 'taken' }
  | { readonly type: 'gone' };

export type Answers = Readonly<Record<string, string>>;

/** What a vault's row holds: the answers, or the text of a sealing of them, which no server can open. */
export type HeldAnswers = Answers | string;

export interface AnswerEncrypter {
  /** One data key, one ciphertext, bound to the context. */
  encrypt(answers: Secret<HeldAnswers>, context: EncryptionContext): Promise<Uint8Array>;
}

export interface AnswerDecrypter {
  /** Must throw if the ciphertext is not bound to exactly these pairs. */
  decrypt(ciphertext: Uint8Array, context: EncryptionContext): Promise<Secret<HeldAnswers>>;
}

export interface Sockets {
  /** `gone`: that socket is closed for good. Must not throw for a socket that cannot be reached. */
  post(connectionId: string, message: ServerMessage): Promise<'posted' | 'gone' | 'failed'>;
}

export interface SocketCloser {
  /** `gone`: closed before, or still opening. */
  close(connectionId: string): Promise<'closed' | 'gone'>;
}

/** Which agents and overseers are connected, and since when their sign-ins no longer count. */
export interface Presence {
  /** False if they have signed out since `signedInAt`: the socket must be refused. */
  connect(agent: Agent, socket: OpenSocket, role: 'agent' | 'overseer', signedInAt: number): Promise<boolean>;
  disconnect(agentId: string, socket: OpenSocket): Promise<void>;
  /** The sockets by which they are an agent at the desk; an overseer's are not among them. Undefined who never connected. */
  find(agentId: string): Promise<{ agent: Agent; sockets: OpenSocket[] } | undefined>;
  /** Ends every sign-in made until `now`, and gives the sockets that are noted: until each is noted as closed. */
  signOut(agentId: string, now: number): Promise<OpenSocket[]>;
}

/**
 * Counts what happens, for dashboards and alarms. Names and dimensions are of closed lists: a conversation's or a
 * person's id is never one of them, a value never stands in one. Must not throw.
 */
export interface Meter {
  /** Adds one, or so many as `times` says; none keeps a series without holes. */
  count(metric: string, dimensions: Readonly<Record<string, string>>, times?: number): void;
  /** Notes how long something took or has lasted. */
  seconds(metric: string, value: number, dimensions: Readonly<Record<string, string>>): void;
}

/** Who did what, and how it ended. Never a value, never text; ids are UUIDs. */
export interface AuditEvent {
  readonly id: string;
  readonly at: number;
  readonly actor: AuditRecord['actor'];
  readonly actorId?: string | undefined;
  readonly action: RequestType | 'expire';
  readonly outcome: 'success' | 'denied' | 'failure';
  readonly code?: string | undefined;
  readonly conversationId?: string | undefined;
  /** A conversation that somebody named who takes no part in it: its trail does not show the record. */
  readonly about?: string | undefined;
  /** The socket of whoever was refused: the log of handshakes says whose it was. */
  readonly connectionId?: string | undefined;
  readonly requestId?: string | undefined;
  /** Which kinds of number the sender of a message said that it does not hold. */
  readonly isNot?: RedactedKind[] | undefined;
  /** Which session key was enrolled: made of its hash. */
  readonly keyId?: string | undefined;
}

/** The brand's key, which vouches for agents' session keys. */
export interface CertificateSigner {
  /** Its public half: SubjectPublicKeyInfo (RFC 5480) in base64url. */
  brandKey(): Promise<string>;
  /** The signature of these bytes, by ECDSA P-256 with SHA-256: r and s, 32 bytes each (IEEE P1363). */
  sign(toSign: Uint8Array<ArrayBuffer>): Promise<Uint8Array>;
}

/**
 * Holds the recipient of a form request against the brand's key, the agent who is shown, and the time (ms since the epoch),
 * as a visitor's frame does. Must throw a SealingError if the frame would.
 */
export type VerifyRecipient = (recipient: Recipient, agent: Agent, now: number) => Promise<Certificate>;

export interface AuditTrail {
  /** Puts a record by its time and id; one that is there stays as it is. */
  put(event: AuditEvent): Promise<void>;
}

/** The records of enrolments, one a sign-in. */
export interface EnrolmentTrail extends AuditTrail {
  /** The same. False if there is one already that is about another key. */
  putOnce(event: AuditEvent & { readonly keyId: string }): Promise<boolean>;
}

export interface AuditReader {
  /** Records of a conversation after `after`, the oldest first; `more` when there are others behind them. */
  about(
    conversationId: string,
    after: Pick<AuditEvent, 'at' | 'id'> | undefined,
  ): Promise<{ records: AuditRecord[]; more: boolean }>;
}

export interface DueForm {
  readonly conversationId: string;
  readonly requestId: string;
  /** Since when, ms since the epoch. */
  readonly dueAt: number;
}

export interface DueForms {
  /** Every form request of this shard that has to be looked at, the longest due first. */
  due(shard: string, now: number): AsyncIterable<DueForm>;
  /** Puts off the next look at a form request, unless that or the claim is another than was read. */
  putOff(form: FormRequest, lookAt: number): Promise<void>;
}
