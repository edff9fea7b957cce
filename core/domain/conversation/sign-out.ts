import type { OpenSocket } from '../../ports.ts';
import type { Reply, RequestOf } from '../../protocol/index.ts';
import { auditOf } from '../audit.ts';
import { type Caller, staffOnly } from '../caller.ts';
import type { ConversationDeps } from './deps.ts';

/**
 * Ends every sign-in of this agent or overseer and closes the sockets, the caller's last (P9). A socket stays noted until it is
 * closed: repeated after a fault, this closes what is left.
 */
export async function signOut(
  request: RequestOf<'signOut'>,
  caller: Caller,
  deps: ConversationDeps,
): Promise<Reply> {
  staffOnly(caller);
  const { clock, makeId, presence, audit } = deps;
  const noted = await presence.signOut(caller.agentId, clock());
  await audit.put(auditOf(caller, request, { outcome: 'success' }, { id: makeId(), at: clock() }));
  const others = noted.filter(({ connectionId }) => connectionId !== caller.connectionId);
  const results = await Promise.allSettled(others.map((socket) => close(socket, request.id, caller, deps)));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  await close(caller, request.id, caller, deps);
  return { type: 'signedOut', id: request.id };
}

async function close(
  socket: OpenSocket,
  id: string,
  { agentId }: { readonly agentId: string },
  deps: ConversationDeps,
): Promise<void> {
  await deps.sockets.post(socket.connectionId, { type: 'signedOut', id });
  const result = await deps.closer.close(socket.connectionId);
  // One that is gone may be opening still: it stays noted, so that a repetition closes it.
  if (result === 'closed') await deps.presence.disconnect(agentId, socket);
}
