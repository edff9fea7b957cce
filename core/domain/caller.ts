import { SealformError } from '../errors.ts';
import type { ParticipantSocket } from '../ports.ts';
import type { StaffRole } from '../protocol/index.ts';
import { requests, type RequestType, type Sender } from '../protocol/requests.ts';
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
  /** A pseudonym of where the visitor connects from, the same for one day; undefined where there is no network. */
  readonly client?: string | undefined;
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

/** Callers by what they may be: an agent can be a supervisor or an auditor besides. */
interface Callers {
  visitor: VisitorCaller;
  agent: AgentCaller;
  supervisor: AgentCaller | OverseerCaller;
  auditor: AgentCaller | OverseerCaller;
}

/** Those who may send a request of type `T`. */
export type CallerOf<T extends RequestType> = Callers[(typeof requests)[T]['by'][number]];

/**
 * The caller, if this type of request is for them to send.
 *
 * @throws ERR_NOT_ALLOWED otherwise
 */
export function senderOf<T extends RequestType>(type: T, caller: Caller): CallerOf<T> {
  if (!requests[type].by.some((sender) => mayBe(caller, sender))) throw new SealformError('ERR_NOT_ALLOWED');
  return caller as CallerOf<T>;
}

/** Whether this type of request is for the other side of the desk alone: no page of the caller's ever sends it. */
export function isNeverFor(type: RequestType, { role }: Caller): boolean {
  return requests[type].by.every((sender) => (sender === 'visitor') !== (role === 'visitor'));
}

function mayBe(caller: Caller, sender: Sender): boolean {
  if (sender === 'visitor' || sender === 'agent') return caller.role === sender;
  return caller.role !== 'visitor' && caller.roles.includes(sender);
}

/**
 * The conversation, if the caller takes part in it: its visitor, or the agent assigned to it (P9, P17).
 *
 * @throws ERR_NOT_ALLOWED otherwise, also when there is no such conversation.
 */
export function participant(caller: Participant, conversation: Conversation | undefined): Conversation {
  if (!conversation || !takesPart(caller, conversation)) throw new SealformError('ERR_NOT_ALLOWED');
  return conversation;
}

function takesPart(caller: Participant, conversation: Conversation): boolean {
  if (caller.role === 'visitor') return caller.visitorHash === conversation.visitorHash;
  return caller.agentId === conversation.agent?.id;
}

/** The caller's socket, as the register of a conversation's sockets knows it. */
export function participantSocket(caller: Participant): ParticipantSocket {
  const { connectionId, until } = caller;
  return { connectionId, until, owner: caller.role === 'visitor' ? caller.visitorHash : caller.agentId };
}

/** @throws ERR_ENDED when the conversation is over. */
export function notEnded(conversation: Conversation): void {
  if (conversation.state === 'ended') throw new SealformError('ERR_ENDED');
}
