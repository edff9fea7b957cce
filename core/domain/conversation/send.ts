import { redact } from '../../redact/redact.ts';
import { notEnded } from '../caller.ts';
import type { Verb } from '../verbs.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/** An ordinary message. What redaction finds is masked before anything is stored or delivered (P12). */
export const send: Verb<'send', ConversationDeps> = async (request, caller, deps) => {
  const { text, kinds } = redact(request.text);
  return addEntry(request, caller, deps, ({ conversation }) => {
    notEnded(conversation);
    return { entry: { type: 'messageSent', from: caller.role, text, redacted: kinds } };
  });
};
