import type { Asked } from '../conversation/asked.ts';
import type { Agent, ConsentReceipt, FormReference, Outcome, Role } from '../protocol/index.ts';

/** A token bucket: what was left in it at that moment (ms since the epoch). */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** A client's request that became an entry: what makes a repeated request harmless. */
export interface RecentRequest {
  readonly id: string;
  readonly seq: number;
  /** When it became one, ms since the epoch. */
  readonly at: number;
}

/** What is kept of one side of a conversation. */
export interface Side {
  readonly recent: readonly RecentRequest[];
  readonly bucket: Bucket;
}

export interface Conversation {
  readonly conversationId: string;
  readonly state: 'waiting' | 'open' | 'ended';
  /** When it was started, ms since the epoch. */
  readonly since: number;
  /** SHA-256 of the visitor's credential, hexadecimal. */
  readonly visitorHash: string;
  readonly agent?: Agent | undefined;
  /** Number of the last entry. Every change adds an entry, so this number is also a revision. */
  readonly seq: number;
  readonly visitor: Side;
  readonly agentSide: Side;
  /** The kinds of secret number that each side has asked the other for. */
  readonly asked?: Readonly<Partial<Record<Role, Asked>>> | undefined;
  /** Requests that have no outcome yet: the keys of every row that the vault may hold for this conversation. */
  readonly openForms: readonly string[];
}

/** The visitor's answers to a form request, as far as anybody may know them. */
export interface Submission {
  readonly id: string;
  readonly seq: number;
  readonly at: number;
  readonly masks: Readonly<Record<string, string>>;
  readonly offTheRecord: readonly string[];
  readonly consent: ConsentReceipt;
  /** When the retention passes, ms since the epoch. */
  readonly expiresAt: number;
}

/** Who is viewing the answers, and until when that can be repeated or confirmed. */
export interface Claim {
  readonly id: string;
  readonly agentId: string;
  readonly at: number;
  readonly lapsesAt: number;
}

/** One sending of a form: requested, opened, submitted, then an outcome; or straight to an outcome. */
export interface FormRequest {
  readonly conversationId: string;
  readonly requestId: string;
  /** Number of the entry that changed this last. A claim adds no entry. */
  readonly revision: number;
  readonly form: FormReference;
  readonly openBy: number;
  readonly submitBy: number;
  /** Of a sealed form: whose key can open the answers, and until when it lives, ms since the epoch. */
  readonly sealedTo?: { readonly agentId: string; readonly until: number } | undefined;
  readonly openedAt?: number | undefined;
  readonly submission?: Submission | undefined;
  /** Off-the-record fields that the agent's console has acknowledged. */
  readonly delivered: readonly string[];
  readonly claim?: Claim | undefined;
  readonly outcome?: Outcome | undefined;
  /**
   * When sweep looks at it, ms since the epoch: never after {@link dueAt}, but it may be before, as it is moved to earlier
   * times alone; then sweep moves it. Undefined once there is an outcome.
   */
  readonly lookAt?: number | undefined;
  /** Set when a confirmation came after the claim had lapsed. */
  readonly confirmedLateAt?: number | undefined;
}

/** A read that shows some items of a transaction and not yet the others. The caller reads again. */
export type Torn = 'torn';

/** How long a claim can be repeated or confirmed, ms (promise P5). */
export const claimWindowMs = 60_000;

/** When time has to act on a form request, ms since the epoch; undefined once it has an outcome. */
export function dueAt(form: Omit<FormRequest, 'revision'>): number | undefined {
  if (form.outcome) return undefined;
  if (form.claim) return form.claim.lapsesAt;
  if (form.submission) return form.submission.expiresAt;
  return form.openedAt === undefined ? form.openBy : form.submitBy;
}

/** When sweep has to look at a form request that was changed: no later than before, so that its index is seldom written. */
export function lookAt(
  before: FormRequest | undefined,
  after: Omit<FormRequest, 'revision'>,
): number | undefined {
  const due = dueAt(after);
  return due === undefined ? undefined : Math.min(before?.lookAt ?? Infinity, due);
}

/** Does the vault hold (or may it still hold) a row for this request? */
export function hasStoredAnswers(form: FormRequest): boolean {
  return form.submission !== undefined && Object.keys(form.submission.masks).length > 0;
}

export function sideOf(conversation: Conversation, role: Role): Side {
  return role === 'visitor' ? conversation.visitor : conversation.agentSide;
}
