import { SealformError } from '../errors.ts';

import type { Conversation } from './model.ts';

interface Socket {
  readonly connectionId: string;
  /** When the token, and so this socket, ends: ms since the epoch. */
  readonly until: number;
}

export interface VisitorCaller extends Socket {
  readonly role: 'visitor';
  /** SHA-256 of the credential: the credential itself stays in the authorizer. */
  readonly visitorHash: string;
}

export interface AgentCaller extends Socket {
  readonly role: 'agent';
  readonly agentId: string;
  readonly name: string;
}

/** Who sent a message: made by the authorizer at $connect, carried by API Gateway to every message. */
export type Caller = VisitorCaller | AgentCaller;

/** @throws ERR_NOT_ALLOWED for anybody but a visitor. */
export function visitorOnly(caller: Caller): asserts caller is VisitorCaller {
  if (caller.role !== 'visitor') throw new SealformError('ERR_NOT_ALLOWED');
}

/** @throws ERR_NOT_ALLOWED for anybody but an agent. */
export function agentOnly(caller: Caller): asserts caller is AgentCaller {
  if (caller.role !== 'agent') throw new SealformError('ERR_NOT_ALLOWED');
}

/**
 * The conversation, if the caller takes part in it: its visitor, or the agent assigned to it (P9, P17).
 *
 * @throws ERR_NOT_ALLOWED otherwise, also when there is no such conversation.
 */
export function participant(caller: Caller, conversation: Conversation | undefined): Conversation {
  if (!conversation || !takesPart(caller, conversation)) throw new SealformError('ERR_NOT_ALLOWED');
  return conversation;
}

function takesPart(caller: Caller, conversation: Conversation): boolean {
  return caller.role === 'visitor'
    ? caller.visitorHash === conversation.visitorHash
    : caller.agentId === conversation.agent?.id;
}

/** @throws ERR_ENDED when the conversation is over. */
export function notEnded(conversation: Conversation): void {
  if (conversation.state === 'ended') throw new SealformError('ERR_ENDED');
}
