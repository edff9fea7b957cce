import { SealformError } from '../errors.ts';
import type { StaffRole } from '../protocol/index.ts';
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

interface Staff extends Socket {
  readonly agentId: string;
  readonly name: string;
  /** When this person proved who they are, with a second factor: ms since the epoch. */
  readonly signedInAt: number;
  /** All that this person may be. */
  readonly roles: readonly StaffRole[];
}

/** Somebody who may work with conversations, and perhaps oversee them too. */
export interface AgentCaller extends Staff {
  readonly role: 'agent';
}

/** A supervisor or an auditor who is no agent: takes part in nothing. */
export interface OverseerCaller extends Staff {
  readonly role: 'overseer';
}

/** Who sent a message: made by the authorizer at $connect, carried by API Gateway to every message. */
export type Caller = Participant | OverseerCaller;

/** Who can be one of the two sides of a conversation. */
export type Participant = VisitorCaller | AgentCaller;

/** @throws ERR_NOT_ALLOWED for anybody but a visitor. */
export function visitorOnly(caller: Caller): asserts caller is VisitorCaller {
  if (caller.role !== 'visitor') throw new SealformError('ERR_NOT_ALLOWED');
}

/** @throws ERR_NOT_ALLOWED for anybody but an agent. */
export function agentOnly(caller: Caller): asserts caller is AgentCaller {
  if (caller.role !== 'agent') throw new SealformError('ERR_NOT_ALLOWED');
}

/** @throws ERR_NOT_ALLOWED for an overseer. */
export function participantOnly(caller: Caller): asserts caller is Participant {
  if (caller.role === 'overseer') throw new SealformError('ERR_NOT_ALLOWED');
}

/** @throws ERR_NOT_ALLOWED for anybody who has not signed in. */
export function staffOnly(caller: Caller): asserts caller is AgentCaller | OverseerCaller {
  if (caller.role === 'visitor') throw new SealformError('ERR_NOT_ALLOWED');
}

/** @throws ERR_NOT_ALLOWED for anybody who is none of these, an agent who is nothing else included. */
export function onlyFor(caller: Caller, ...allowed: readonly StaffRole[]): void {
  staffOnly(caller);
  if (!allowed.some((role) => caller.roles.includes(role))) throw new SealformError('ERR_NOT_ALLOWED');
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
  if (caller.role === 'visitor') return caller.visitorHash === conversation.visitorHash;
  return caller.role === 'agent' && caller.agentId === conversation.agent?.id;
}

/** @throws ERR_ENDED when the conversation is over. */
export function notEnded(conversation: Conversation): void {
  if (conversation.state === 'ended') throw new SealformError('ERR_ENDED');
}
