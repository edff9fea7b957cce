import { SealformError } from '../../errors.ts';
import type { AuditEvent, ConversationWithForm } from '../../ports.ts';
import type { Entry } from '../../protocol/index.ts';
import { append, type Decision } from '../append.ts';
import { type Audited, auditOf } from '../audit.ts';
import { type Participant, participant } from '../caller.ts';
import { missing } from '../form-state.ts';
import type { Conversation, FormRequest, Torn } from '../model.ts';
import type { ConversationDeps } from './deps.ts';

type Identified = Audited & { readonly id: string; readonly conversationId: string };
/** What the audit trail says of it. */
type Result = Pick<AuditEvent, 'outcome' | 'code'>;
type Decide<S> = (
  state: S & { conversation: Conversation },
  now: number,
) => Decision | Torn | Promise<Decision | Torn>;

/** Adds the entry that a participant's request asks for. `decide` runs anew after every lost race. */
export async function addEntry(
  request: Identified,
  caller: Participant,
  deps: ConversationDeps,
  decide: Decide<{ conversation: Conversation | undefined }>,
): Promise<Entry> {
  const read = async () => ({ conversation: await deps.conversations.find(request.conversationId) });
  return add(request, caller, deps, read, decide);
}

/** The same for a request about a form. A form that was never requested here is refused with its own code. */
export async function addFormEntry(
  request: Identified & { readonly requestId: string },
  caller: Participant,
  deps: ConversationDeps,
  decide: (form: FormRequest, conversation: Conversation, now: number) => Decision | Promise<Decision>,
  result?: Result,
): Promise<Entry> {
  const read = () => deps.conversations.findWithForm(request.conversationId, request.requestId);
  const decideForm: Decide<ConversationWithForm> = ({ form, conversation }, now) => {
    return form ? decide(form, conversation, now) : missing(request, conversation);
  };
  return add(request, caller, deps, read, decideForm, result);
}

async function add<S extends { conversation: Conversation | undefined }>(
  request: Identified,
  caller: Participant,
  deps: ConversationDeps,
  read: () => Promise<S>,
  decide: Decide<S>,
  result: Result = { outcome: 'success' },
): Promise<Entry> {
  return append<S>(
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

/** Returns the entry that this request has become; torn while that entry cannot be read yet. */
export async function earlierEntry(
  request: Identified,
  seq: number,
  deps: Pick<ConversationDeps, 'transcript'>,
): Promise<Entry | Torn> {
  const { entries } = await deps.transcript.after(request.conversationId, seq - 1);
  const [entry] = entries;
  if (entry?.seq !== seq) return 'torn';
  if (entry.id !== request.id) throw new SealformError('ERR_BAD_REQUEST', { path: 'id' });
  return entry;
}
