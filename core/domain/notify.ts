import type { Clock, SocketRegister, Sockets } from '../ports.ts';
import type { ServerMessage } from '../protocol/index.ts';
import type { Conversation } from './model.ts';

export interface NotifyDeps {
  readonly sockets: Sockets;
  readonly register: Pick<SocketRegister, 'find' | 'forget'>;
  readonly clock: Clock;
}

/** Who is told, as sockets name their owners, and which socket is not. */
export interface Audience {
  readonly owners: readonly string[];
  /** The caller's own socket: that one has the reply. */
  readonly except?: string | undefined;
}

/**
 * Posts a message to every live socket of its audience, and forgets the sockets that are gone. They are read now, after what
 * the message tells was committed: who resumes registers first and reads then, so that one of the two sees the other.
 *
 * @returns how many sockets took it: none of them is proof that a person saw it.
 */
export async function notify(
  conversationId: string,
  { owners, except }: Audience,
  message: ServerMessage,
  deps: NotifyDeps,
): Promise<number> {
  const { sockets } = await deps.register.find(conversationId);
  const now = deps.clock();
  // A socket past the end of its token is not written to any more, whether or not it is still open (P9).
  const open = sockets.filter(
    ({ connectionId, owner, until }) => until > now && owners.includes(owner) && connectionId !== except,
  );
  const results = await Promise.all(open.map(({ connectionId }) => deps.sockets.post(connectionId, message)));
  const gone = open.filter((_, index) => results[index] === 'gone');
  if (gone.length > 0) await deps.register.forget(conversationId, gone);
  return results.filter((result) => result === 'posted').length;
}

/** Those who take part in it: the owners of the sockets that are told. */
export function participantsOf({ visitorHash, agent }: Conversation): string[] {
  return agent ? [visitorHash, agent.id] : [visitorHash];
}
