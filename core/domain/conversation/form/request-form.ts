import { SealformError } from '../../../errors.ts';
import { type Form, formHash, isSealed } from '../../../fields/form.ts';
import type { VerifyRecipient } from '../../../ports.ts';
import type { RequestOf } from '../../../protocol/index.ts';
import { type Certificate, readCertificate, SealingError } from '../../../sealing/index.ts';
import { auditOf } from '../../audit.ts';
import { type AgentCaller, notEnded } from '../../caller.ts';
import type { Verb } from '../../verbs.ts';
import type { Conversation } from '../../model.ts';
import { addEntry } from '../add-entry.ts';
import type { ConversationDeps } from '../deps.ts';

/** So many forms may wait for their end in one conversation: what `end` has to destroy fits in one transaction. */
const maxOpenForms = 10;

/** Everything that a request for a form needs from outside. */
export interface RequestFormDeps extends ConversationDeps {
  findForm(name: string): Form | undefined;
  readonly verifyRecipient: VerifyRecipient;
}

/**
 * Sends a published form to the visitor, by name and hash: the visitor's frame renders its own copy of it (P11). A sealed
 * form names the key of the browser that asks; nothing of it outlives that key. The certificate is verified as the visitor's
 * frame will verify it, so that the agent hears of a refusal. The frame relies on none of this: it has pins of its own.
 */
export const requestForm: Verb<'requestForm', RequestFormDeps> = async (request, caller, deps) => {
  const form = deps.findForm(request.form);
  const hash = form && (await formHash(form));
  const { id: requestId, conversationId } = request;
  return addEntry({ ...request, requestId }, caller, deps, async ({ conversation }, now) => {
    notEnded(conversation);
    if (!form || !hash) throw new SealformError('ERR_UNKNOWN_FORM');
    if (conversation.openForms.length >= maxOpenForms) throw new SealformError('ERR_TOO_MANY_FORMS');
    const reference = { name: form.name, version: form.version, hash };
    const certificate = await certificateIn(request, form, { caller, conversation, now }, deps);
    const sealedTo = certificate && { agentId: certificate.agent.id, until: certificate.expiresAt };
    const openBy = notAfter(sealedTo?.until, now + form.openWithinSeconds * 1000);
    const submitBy = notAfter(sealedTo?.until, openBy + form.submitWithinSeconds * 1000);
    const { recipient } = request;
    return {
      entry: {
        type: 'formRequested',
        requestId,
        form: reference,
        openBy,
        submitBy,
        ...(recipient && { recipient }),
      },
      conversation: { openForms: [...conversation.openForms, requestId] },
      forms: [
        {
          before: undefined,
          after: { conversationId, requestId, form: reference, openBy, submitBy, sealedTo, delivered: [] },
        },
      ],
    };
  });
};

interface Asking {
  readonly caller: AgentCaller;
  readonly conversation: Conversation;
  readonly now: number;
}

/**
 * The certificate of the key that is to open the answers; undefined for a form that is not sealed.
 *
 * @throws ERR_NO_KEY without one that is this agent's and has not expired; ERR_BAD_REQUEST for what is none, or is not wanted;
 *   ERR_KEY_NOT_CERTIFIED, on the record, for one that the visitor's frame would refuse
 */
async function certificateIn(
  request: RequestOf<'requestForm'>,
  form: Form,
  asking: Asking,
  deps: RequestFormDeps,
): Promise<Certificate | undefined> {
  const { recipient } = request;
  if (!isSealed(form)) {
    if (recipient) throw new SealformError('ERR_BAD_REQUEST', { path: 'recipient' });
    return undefined;
  }
  const { caller, conversation, now } = asking;
  if (!recipient) throw new SealformError('ERR_NO_KEY');
  const claimed = read(recipient.certificate);
  if (claimed.agent.id !== caller.agentId || claimed.expiresAt <= now) throw new SealformError('ERR_NO_KEY');
  // With the name that the visitor is shown, which may be older than the agent's sign-in.
  const agent = conversation.agent ?? { id: caller.agentId, name: caller.name };
  try {
    return await deps.verifyRecipient(recipient, agent, now);
  } catch (error) {
    if (!(error instanceof SealingError)) throw error;
    return refuse(error, request, asking, deps);
  }
}

/** The record has the code of what is wrong; the agent can do the same about each of them. */
async function refuse(
  { code }: SealingError,
  request: RequestOf<'requestForm'>,
  { caller, now }: Asking,
  { audit, makeId }: RequestFormDeps,
): Promise<never> {
  const audited = { ...request, requestId: request.id };
  await audit.put(auditOf(caller, audited, { outcome: 'denied', code }, { id: makeId(), at: now }));
  throw new SealformError('ERR_KEY_NOT_CERTIFIED');
}

function read(text: string): Certificate {
  try {
    return readCertificate(text).certificate;
  } catch (error) {
    if (error instanceof SealingError)
      throw new SealformError('ERR_BAD_REQUEST', { path: 'recipient.certificate' });
    throw error;
  }
}

function notAfter(limit: number | undefined, time: number): number {
  return Math.min(limit ?? Infinity, time);
}
