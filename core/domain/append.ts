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
} from '../ports.ts';
import type { Entry, Role } from '../protocol/index.ts';
import { take } from './bucket.ts';
import { countForm, countForms } from './form-events.ts';
import { type Conversation, type FormRequest, type Side, sideOf, type Torn } from './model.ts';
import { notifyBoth, type NotifyDeps } from './notify.ts';

export interface AppendDeps extends NotifyDeps {
  readonly conversations: ConversationReader;
  readonly journal: Journal;
  readonly telemetry: Meter;
  readonly clock: Clock;
  readonly makeId: MakeId;
}

type WithoutStamp<E> = E extends Entry ? Omit<E, 'id' | 'seq' | 'at' | 'conversationId'> : never;

/** An entry before it has its number, its time and its ids. */
export type Draft = WithoutStamp<Entry>;

/** A change of a form request before it has its revision. */
interface FormDraft {
  readonly before: FormChange['before'];
  readonly after: Omit<FormRequest, 'revision'>;
}

/** What a verb decides from what it read: the entry to add, and what changes with it. */
export interface Decision {
  readonly entry: Draft;
  readonly conversation?: Partial<Pick<Conversation, 'state' | 'agent' | 'openForms' | 'agentSockets'>>;
  readonly forms?: readonly FormDraft[];
  readonly vault?: readonly VaultChange[];
}

interface State {
  readonly conversation: Conversation | undefined;
  readonly form?: FormRequest | undefined;
}

interface Origin {
  /** Id of the client's request; for what time does, an id of the server's. */
  readonly id: string;
  /** Whose request it is; undefined for time. */
  readonly by: { readonly role: Role; readonly connectionId: string } | undefined;
}

/** What to add, and how: the same for every verb that changes a conversation. */
export interface Addition<S extends State> extends Origin {
  read(): Promise<S>;
  /** Throws if it may not be; undefined if there is nothing left to do. */
  decide(state: S & { conversation: Conversation }, now: number): Promise<Decision | Torn | undefined>;
  /** The entry that this id has already become. */
  repeat(state: S, seq: number): Promise<Entry | Torn>;
  audit(now: number): AuditEvent;
}

/** Losing this many races in a row means that something is wrong: the caller may try again. */
const maxAttempts = 12;

/**
 * Adds one numbered entry to a conversation with all that changes with it, in one transaction, then tells both sides.
 * A lost race or a torn read is read and decided anew; an id that is already an entry is answered as the first time, and told again.
 *
 * @throws ERR_TRY_AGAIN when every race was lost; what `decide` throws.
 */
export async function append<S extends State>(
  addition: Addition<S>,
  deps: AppendDeps,
): Promise<Entry | undefined> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const state = await addition.read();
    const done = await attemptOnce(addition, state, deps);
    if (done === 'nothing') return undefined;
    if (done === 'lost') continue;
    await notifyBoth(done.conversation, done.entry, deps, addition.by?.connectionId);
    return done.entry;
  }
  throw new SealformError('ERR_TRY_AGAIN');
}

type Attempt = { entry: Entry; conversation: Conversation } | 'lost' | 'nothing';

async function attemptOnce<S extends State>(
  addition: Addition<S>,
  state: S,
  deps: AppendDeps,
): Promise<Attempt> {
  const before = state.conversation;
  if (!before) throw new SealformError('ERR_NOT_ALLOWED');
  const seq = earlierSeq(before, addition);
  if (seq !== undefined) {
    const earlier = await addition.repeat(state, seq);
    return earlier === 'torn' ? 'lost' : { entry: earlier, conversation: before };
  }
  const now = deps.clock();
  const next = counted(before, addition, now);
  const decision = await decided(addition, { ...state, conversation: before }, now, deps);
  if (!decision) return 'nothing';
  if (decision === 'torn') return 'lost';
  const after = { ...next, ...decision.conversation };
  const entry = stamp(decision.entry, addition.id, after, now);
  const { vault = [] } = decision;
  const forms = revised(decision.forms ?? [], entry.seq);
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
  return { entry, conversation: withAllSockets(before, after) };
}

function revised(forms: readonly FormDraft[], revision: number): FormChange[] {
  return forms.map(({ before, after }) => ({ before, after: { ...after, revision } }));
}

/** A refusal that is about a form is counted by its name. */
async function decided<S extends State>(
  addition: Addition<S>,
  state: S & { conversation: Conversation },
  now: number,
  { telemetry }: AppendDeps,
): Promise<Decision | Torn | undefined> {
  try {
    return await addition.decide(state, now);
  } catch (error) {
    if (state.form && error instanceof SealformError) countForm(telemetry, 'refused', state.form.form.name);
    throw error;
  }
}

function earlierSeq(conversation: Conversation, { id, by }: Origin): number | undefined {
  return by && sideOf(conversation, by.role).recent.find((request) => request.id === id)?.seq;
}

/** Numbers, times and names a draft. */
export function stamp(draft: Draft, id: string, conversation: Conversation, now: number): Entry {
  const { conversationId, seq } = conversation;
  return { ...draft, id, conversationId, seq, at: now };
}

/** The conversation with its next number, and this request remembered on its side. Throws if that was too fast. */
function counted(before: Conversation, { id, by }: Origin, now: number): Conversation {
  const seq = before.seq + 1;
  if (!by) return { ...before, seq };
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

/** After a hand-over the one who left hears of it too. */
function withAllSockets(before: Conversation, after: Conversation): Conversation {
  return { ...after, agentSockets: { ...before.agentSockets, ...after.agentSockets } };
}
