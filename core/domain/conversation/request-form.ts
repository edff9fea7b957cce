import { SealformError } from '../../errors.ts';
import { type Form, formHash, isSealed } from '../../fields/form.ts';
import type { Entry, RequestOf } from '../../protocol/index.ts';
import { type Certificate, readCertificate } from '../../sealing/certificate/certificate.ts';
import { SealingError } from '../../sealing/errors.ts';
import { type AgentCaller, agentOnly, type Caller, notEnded } from '../caller.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/** So many forms may wait for their end in one conversation: what `end` has to destroy fits in one transaction. */
const maxOpenForms = 10;

/**
 * Sends a published form to the visitor, by name and hash: the visitor's frame renders its own copy of it (P11). A sealed
 * form names the key of the browser that asks; nothing of it outlives that key. The certificate's signature is for the
 * visitor to check, who has the pin: a server could say what it likes.
 */
export async function requestForm(
  request: RequestOf<'requestForm'>,
  caller: Caller,
  deps: ConversationDeps,
  findForm: (name: string) => Form | undefined,
): Promise<Entry> {
  agentOnly(caller);
  const form = findForm(request.form);
  const hash = form && (await formHash(form));
  const { id: requestId, conversationId } = request;
  return addEntry({ ...request, requestId }, caller, deps, ({ conversation }, now) => {
    notEnded(conversation);
    if (!form || !hash) throw new SealformError('ERR_UNKNOWN_FORM');
    if (conversation.openForms.length >= maxOpenForms) throw new SealformError('ERR_TOO_MANY_FORMS');
    const reference = { name: form.name, version: form.version, hash };
    const certificate = certificateIn(request, form, caller, now);
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
}

/**
 * The certificate of the key that is to open the answers; undefined for a form that is not sealed.
 *
 * @throws ERR_NO_KEY without one that is this agent's and valid now; ERR_BAD_REQUEST for what is none, or is not wanted
 */
function certificateIn(
  { recipient }: RequestOf<'requestForm'>,
  form: Form,
  caller: AgentCaller,
  now: number,
): Certificate | undefined {
  if (!isSealed(form)) {
    if (recipient) throw new SealformError('ERR_BAD_REQUEST', { path: 'recipient' });
    return undefined;
  }
  const certificate = recipient && read(recipient.certificate);
  if (certificate?.agent.id !== caller.agentId || certificate.expiresAt <= now)
    throw new SealformError('ERR_NO_KEY');
  return certificate;
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
