import type { Clock, SocketRegister, Sockets } from '../ports.ts';
import type { Role, ServerMessage } from '../protocol/index.ts';
import type { Conversation, SocketMap } from './model.ts';

export interface NotifyDeps {
  readonly sockets: Sockets;
  readonly register: Pick<SocketRegister, 'forgetSockets'>;
  readonly clock: Clock;
}

/**
 * Posts a message to every live socket of one side, and forgets the sockets that are gone.
 *
 * @returns how many sockets took it: none of them is proof that a person saw it.
 */
export async function notify(
  conversation: Conversation,
  role: Role,
  message: ServerMessage,
  deps: NotifyDeps,
  except?: string,
): Promise<number> {
  const open = liveSockets(socketsOf(conversation, role), deps.clock()).filter((id) => id !== except);
  const results = await Promise.all(open.map((id) => deps.sockets.post(id, message)));
  const gone = open.filter((_, index) => results[index] === 'gone');
  if (gone.length > 0) await deps.register.forgetSockets(conversation.conversationId, role, gone);
  return results.filter((result) => result === 'posted').length;
}

/** The same to both sides, but for the caller's own socket: that one has the reply. */
export async function notifyBoth(
  conversation: Conversation,
  message: ServerMessage,
  deps: NotifyDeps,
  except?: string,
): Promise<void> {
  await Promise.all([
    notify(conversation, 'visitor', message, deps, except),
    notify(conversation, 'agent', message, deps, except),
  ]);
}

export function socketsOf(conversation: Conversation, role: Role): SocketMap {
  return role === 'visitor' ? conversation.visitorSockets : conversation.agentSockets;
}

/** A socket past the end of its token is not written to any more, whether or not it is still open (P9). */
function liveSockets(sockets: SocketMap, now: number): string[] {
  return Object.keys(sockets).filter((id) => (sockets[id] ?? 0) > now);
}
