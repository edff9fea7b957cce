import { ask, type Asked, askedOf } from '../../conversation/asked.ts';
import type { RedactedKind, Role } from '../../protocol/index.ts';
import { askedFor } from '../../redact/asked-for.ts';
import { redact } from '../../redact/redact.ts';
import { notEnded, participantSocket } from '../caller.ts';
import type { Conversation } from '../model.ts';
import type { Verb } from '../verbs.ts';
import { addEntry } from './add-entry.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * An ordinary message. What redaction finds is masked before anything is stored or delivered (P12), unless the sender says
 * that it is something else and no find is certain.
 */
export const send: Verb<'send', ConversationDeps> = async (request, caller, deps) => {
  const asksFor = askedFor(request.text);
  return addEntry(request, caller, deps, async ({ conversation }, now) => {
    notEnded(conversation);
    // Its page hears of its own messages, and has no need to resume: who writes is there.
    if (caller.role === 'visitor' && conversation.state === 'waiting')
      await deps.register.add(request.conversationId, [participantSocket(caller)], now);
    const found = redact(request.text, askedOf(caller.role, conversation.asked, now));
    const goesAsTyped = !found.certain && found.kinds.every((kind) => request.isNot?.includes(kind));
    return {
      entry: {
        type: 'messageSent',
        from: caller.role,
        ...(goesAsTyped ? { text: request.text, redacted: [] } : { text: found.text, redacted: found.kinds }),
        ...(asksFor.length > 0 && { asksFor }),
      },
      conversation: { asked: askedBy(caller.role, conversation, asksFor, now) },
    };
  });
};

/** The questions of both sides after this message. Undefined if none counts: the item then stores nothing. */
function askedBy(
  role: Role,
  { asked }: Conversation,
  kinds: readonly RedactedKind[],
  now: number,
): Conversation['asked'] {
  const after = (['visitor', 'agent'] as const).map((side): [Role, Asked] => [
    side,
    ask(asked?.[side] ?? {}, side === role ? kinds : [], now),
  ]);
  const some = after.filter(([, each]) => Object.keys(each).length > 0);
  return some.length > 0 ? Object.fromEntries(some) : undefined;
}
