import { SealformError } from '../../errors.ts';
import type { AuditEvent, ConversationWithForm } from '../../ports.ts';
import type { EntryOf, NumberedType, RedactedKind, ReplyType } from '../../protocol/index.ts';
import { requests } from '../../protocol/requests.ts';
import { append, type Decision } from '../append.ts';
import { auditOf } from '../audit.ts';
import { type Participant, participant } from '../caller.ts';
import { missing } from '../form-state.ts';
import type { Conversation, FormRequest, Torn } from '../model.ts';
import type { EntryDeps } from './deps.ts';

/** The part of a request by which it is known and recorded. */
interface Identified<T extends NumberedType> {
  readonly type: T;
  readonly id: string;
  readonly conversationId: string;
  readonly requestId?: string;
  readonly isNot?: RedactedKind[] | undefined;
}

/** The entry that a request of type `T` asks for. */
type EntryFor<T extends NumberedType> = EntryOf<ReplyType<T>>;
type DecisionFor<T extends NumberedType> = Decision<ReplyType<T>>;

/** What the audit trail says of it. */
type Result = Pick<AuditEvent, 'outcome' | 'code'>;
type Decide<S, T extends NumberedType> = (
  state: S & { conversation: Conversation },
  now: number,
) => DecisionFor<T> | Torn | Promise<DecisionFor<T> | Torn>;

/** Adds the entry that a participant's request asks for. `decide` runs anew after every lost race. */
export async function addEntry<T extends NumberedType>(
  request: Identified<T>,
  caller: Participant,
  deps: EntryDeps,
  decide: Decide<{ conversation: Conversation | undefined }, T>,
): Promise<EntryFor<T>> {
  const read = async () => ({ conversation: await deps.conversations.find(request.conversationId) });
  return add(request, caller, deps, read, decide);
}

/** The same for a request about a form. A form that was never requested here is refused with its own code. */
export async function addFormEntry<T extends NumberedType>(
  request: Identified<T> & { readonly requestId: string },
  caller: Participant,
  deps: EntryDeps,
  decide: (
    form: FormRequest,
    conversation: Conversation,
    now: number,
  ) => DecisionFor<T> | Promise<DecisionFor<T>>,
  result?: Result,
): Promise<EntryFor<T>> {
  const read = () => deps.conversations.findWithForm(request.conversationId, request.requestId);
  const decideForm: Decide<ConversationWithForm, T> = ({ form, conversation }, now) => {
    return form ? decide(form, conversation, now) : missing(request, conversation);
  };
  return add(request, caller, deps, read, decideForm, result);
}

async function add<S extends { conversation: Conversation | undefined }, T extends NumberedType>(
  request: Identified<T>,
  caller: Participant,
  deps: EntryDeps,
  read: () => Promise<S>,
  decide: Decide<S, T>,
  result: Result = { outcome: 'success' },
): Promise<EntryFor<T>> {
  return append<S, ReplyType<T>>(
    {
      id: request.id,
      by: caller,
      read: async () => {
        const state = await read();
        participant(caller, state.conversation);
        return state;
      },
      decide,
      repeat: (_, seq) => earlierEntry(request, seq, deps),
      audit: (at) => auditOf(caller, request, result, { id: deps.makeId(), at }),
    },
    deps,
  );
}

/**
 * Returns the entry that this request has become; torn while that entry cannot be read yet.
 *
 * @throws ERR_BAD_REQUEST when the id was that of another type of request
 */
export async function earlierEntry<T extends NumberedType>(
  { type, id, conversationId }: Identified<T>,
  seq: number,
  deps: Pick<EntryDeps, 'transcript'>,
): Promise<EntryFor<T> | Torn> {
  const { entries } = await deps.transcript.after(conversationId, seq - 1);
  const [entry] = entries;
  if (entry?.seq !== seq) return 'torn';
  if (entry.id !== id || entry.type !== requests[type].reply)
    throw new SealformError('ERR_BAD_REQUEST', { path: 'id' });
  return entry as EntryFor<T>;
}
