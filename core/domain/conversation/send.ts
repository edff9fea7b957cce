import type { Entry, RequestOf } from '../../protocol/index.ts';
import { redact } from '../../redact/redact.ts';
import { type Caller, notEnded, participantOnly } from '../caller.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/** An ordinary message. What redaction finds is masked before anything is stored or delivered (P12). */
export async function send(
  request: RequestOf<'send'>,
  caller: Caller,
  deps: ConversationDeps,
): Promise<Entry> {
  participantOnly(caller);
  const { text, kinds } = redact(request.text);
  return addEntry(request, caller, deps, ({ conversation }) => {
    notEnded(conversation);
    return { entry: { type: 'messageSent', from: caller.role, text, redacted: kinds } };
  });
}
