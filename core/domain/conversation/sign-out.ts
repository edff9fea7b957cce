import type { Reply, RequestOf } from '../../protocol/index.ts';
import { auditOf } from '../audit.ts';
import { agentOnly, type Caller } from '../caller.ts';
import type { ConversationDeps } from './deps.ts';

/** Ends every sign-in of this agent and closes its sockets, the caller's last (P9). */
export async function signOut(
  request: RequestOf<'signOut'>,
  caller: Caller,
  deps: ConversationDeps,
): Promise<Reply> {
  agentOnly(caller);
  const { clock, makeId, presence, sockets, closer, audit } = deps;
  const signedOut = { type: 'signedOut', id: request.id } as const;
  const open = await presence.signOut(caller.agentId, clock());
  await audit.put(auditOf(caller, request, { outcome: 'success' }, { id: makeId(), at: clock() }));
  const others = open.map(({ connectionId }) => connectionId).filter((id) => id !== caller.connectionId);
  for (const connectionId of [...others, caller.connectionId]) {
    await sockets.post(connectionId, signedOut);
    await closer.close(connectionId);
  }
  return signedOut;
}
