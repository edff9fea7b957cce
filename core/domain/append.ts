import { SealformError } from '../errors.ts';
import type {
  AuditEvent,
  Clock,
  ConversationReader,
  FormChange,
  Journal,
  MakeId,
  Meter,
  VaultChange,
  VaultRow,
} from '../ports.ts';
import type { EntryOf, EntryType, Role } from '../protocol/index.ts';
import { take } from './limits/bucket.ts';
import { countForm, countForms } from './form-events.ts';
import { deletions, type FormDraft } from './form-state.ts';
import { type Conversation, type FormRequest, lookAt, type Side, sideOf, type Torn } from './model.ts';
import { notify, type NotifyDeps, participantsOf } from './notify.ts';

export interface AppendDeps extends NotifyDeps {
  readonly conversations: ConversationReader;
  readonly journal: Journal;
  readonly telemetry: Meter;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

/** An entry before it has its number, its time and its ids. */
export type Draft<T extends EntryType = EntryType> = {
  [K in T]: Omit<EntryOf<K>, 'id' | 'seq' | 'at' | 'conversationId'>;
}[T];

/** What a verb decides from what it read: the entry to add, and what changes with it. */
export interface Decision<T extends EntryType = EntryType> {
  readonly entry: Draft<T>;
  readonly conversation?: Partial<Pick<Conversation, 'state' | 'agent' | 'openForms' | 'asked'>>;
  readonly forms?: readonly FormDraft[];
  /** Answers to hold. Which are destroyed need not be said: those of each form that gets an outcome. */
  readonly row?: VaultRow | undefined;
}

interface State {
  readonly conversation: Conversation | undefined;
  readonly form?: FormRequest | undefined;
}

type Found = { readonly conversation: Conversation };

/** What to add, whoever has it added. */
interface Addition<S extends State> {
  /** Of the entry: a request's own, or one that the server made. */
  readonly id: string;
  read(): Promise<S>;
  audit(now: number): AuditEvent;
}

/** What a participant's request adds. */
export interface Requested<S extends State, T extends EntryType> extends Addition<S> {
  readonly by: { readonly role: Role; readonly connectionId: string };
  /** Throws if it may not be. */
  decide(state: S & Found, now: number): Decision<T> | Torn | Promise<Decision<T> | Torn>;
  /** The entry that this request has already become. */
  repeat(state: S, seq: number): EntryOf<T> | Torn | Promise<EntryOf<T> | Torn>;
}

/** What nobody in the conversation has asked for. */
export interface Unasked<S extends State> extends Addition<S> {
  /** Undefined if there is nothing left to do. */
  decide(state: S & Found, now: number): Decision | Torn | undefined | Promise<Decision | Torn | undefined>;
}

interface Added<T extends EntryType> {
  readonly entry: EntryOf<T>;
  /** Who is told: those who take part and, after a hand-over, who did until then. */
  readonly owners: readonly string[];
}

/**
 * Adds one numbered entry to a conversation with all that changes with it, in one transaction, then tells both sides.
 * A lost race or a torn read is read and decided anew; an id that is already an entry is answered as the first time, and told again.
 *
 * @throws ERR_TRY_AGAIN when every race was lost; ERR_NOT_ALLOWED for no conversation; what `decide` throws.
 */
export async function append<S extends State, T extends EntryType>(
  addition: Requested<S, T>,
  deps: AppendDeps,
): Promise<EntryOf<T>> {
  const { entry, owners } = await untilWon(() => attempt(addition, deps));
  await notify(entry.conversationId, { owners, except: addition.by.connectionId }, entry, deps);
  return entry;
}

/** The same for what nobody has asked for, if there is anything to do. */
export async function appendUnasked<S extends State>(addition: Unasked<S>, deps: AppendDeps): Promise<void> {
  const added = await untilWon(async () => {
    const state = found(await addition.read());
    const now = deps.clock();
    const decision = await addition.decide(state, now);
    if (!decision || decision === 'torn') return decision && 'lost';
    const { conversation } = state;
    const next = { ...conversation, seq: conversation.seq + 1 };
    return commit(addition, { before: conversation, next, decision, now }, deps);
  });
  if (added) await notify(added.entry.conversationId, added, added.entry, deps);
}

interface Decided<T extends EntryType> {
  readonly before: Conversation;
  /** With its next number. */
  readonly next: Conversation;
  readonly decision: Decision<T>;
  readonly now: number;
}

/** Losing this many races in a row means that something is wrong: the caller may try again. */
const maxAttempts = 12;

async function untilWon<T>(attemptOnce: () => Promise<T | 'lost'>): Promise<T> {
  for (let attempts = 1; attempts <= maxAttempts; attempts++) {
    const result = await attemptOnce();
    if (result !== 'lost') return result;
  }
  throw new SealformError('ERR_TRY_AGAIN');
}

async function attempt<S extends State, T extends EntryType>(
  addition: Requested<S, T>,
  deps: AppendDeps,
): Promise<Added<T> | 'lost'> {
  const state = found(await addition.read());
  const { conversation } = state;
  const seq = earlierSeq(conversation, addition);
  if (seq !== undefined) {
    const entry = await addition.repeat(state, seq);
    return entry === 'torn' ? 'lost' : { entry, owners: participantsOf(conversation) };
  }
  const now = deps.clock();
  const next = counted(conversation, addition, now);
  const decision = await decided(addition, state, now, deps);
  if (decision === 'torn') return 'lost';
  return commit(addition, { before: conversation, next, decision, now }, deps);
}

function found<S extends State>(state: S): S & Found {
  const { conversation } = state;
  if (!conversation) throw new SealformError('ERR_NOT_ALLOWED');
  return { ...state, conversation };
}

async function commit<T extends EntryType>(
  addition: Addition<State>,
  { before, next, decision, now }: Decided<T>,
  deps: AppendDeps,
): Promise<Added<T> | 'lost'> {
  const after = { ...next, ...decision.conversation };
  const entry = stamp(decision.entry, addition.id, after, now);
  const drafts = decision.forms ?? [];
  const forms = revised(drafts, entry.seq);
  const vault: VaultChange[] = deletions(drafts);
  if (decision.row) vault.push({ type: 'put', row: decision.row });
  const result = await deps.journal.commit({
    before,
    after,
    entry,
    forms,
    vault,
    audit: addition.audit(now),
  });
  if (result === 'lost') return 'lost';
  countForms(deps.telemetry, forms, now);
  return { entry, owners: [...new Set([...participantsOf(after), ...participantsOf(before)])] };
}

function revised(forms: readonly FormDraft[], revision: number): FormChange[] {
  return forms.map(({ before, after }) => ({
    before,
    after: { ...after, revision, lookAt: lookAt(before, after) },
  }));
}

/** A refusal that is about a form is counted by its name. */
async function decided<S extends State, T extends EntryType>(
  addition: Requested<S, T>,
  state: S & Found,
  now: number,
  { telemetry }: AppendDeps,
): Promise<Decision<T> | Torn> {
  try {
    return await addition.decide(state, now);
  } catch (error) {
    if (state.form && error instanceof SealformError) countForm(telemetry, 'refused', state.form.form.name);
    throw error;
  }
}

type Origin = Pick<Requested<State, EntryType>, 'id' | 'by'>;

function earlierSeq(conversation: Conversation, { id, by }: Origin): number | undefined {
  return sideOf(conversation, by.role).recent.find((request) => request.id === id)?.seq;
}

/** Numbers, times and names a draft. */
export function stamp<T extends EntryType>(
  draft: Draft<T>,
  id: string,
  { conversationId, seq }: Conversation,
  now: number,
): EntryOf<T> {
  return { ...draft, id, conversationId, seq, at: now } as EntryOf<T>;
}

/** The conversation with its next number, and this request remembered on its side. Throws if that was too fast. */
function counted(before: Conversation, { id, by }: Origin, now: number): Conversation {
  const seq = before.seq + 1;
  const side = remember(sideOf(before, by.role), id, seq, now);
  return by.role === 'visitor' ? { ...before, seq, visitor: side } : { ...before, seq, agentSide: side };
}

/** A client sends one request at a time; eight leave room for its other tabs. */
const remembered = 8;

/**
 * A copy of a request can arrive when its client has given that socket up and sent others: API Gateway runs a call for up to
 * 29 s. The bucket lets at most 180 requests through in this time, ms.
 */
const rememberedForMs = 60_000;

function remember(side: Side, id: string, seq: number, now: number): Side {
  const recent = [{ id, seq, at: now }, ...side.recent].filter(
    ({ at }, index) => index < remembered || now - at < rememberedForMs,
  );
  return { recent, bucket: take(side.bucket, now) };
}
