import { omit } from './expression.ts';
import { shardOf } from '../../../core/domain/sweep/sweep.ts';
import type { Conversation, FormRequest } from '../../../core/domain/model.ts';

/** The item of the conversation itself; its form requests are `form#<requestId>`. */
export const conversationItem = '#';

/** The sockets that are told of it. */
export const socketsItem = 'sockets';
const formPrefix = 'form#';

export const formItem = (requestId: string): string => `${formPrefix}${requestId}`;

/** The conversations that somebody has started, in a partition of their own: its key is no conversation's. */
export const startsItem = 'starts';

/** Those who wait are spread over so many partitions of their index. */
export const waitingShards = ['0', '1', '2', '3'] as const;

function waitingShardOf(conversationId: string): string {
  return String(Number.parseInt(conversationId.slice(0, 1), 16) % waitingShards.length);
}

type Item = Record<string, unknown>;

/** The attributes of a conversation that an entry may change: all but its keys. */
export function conversationAttributes(conversation: Conversation): Item {
  const { state, agent } = conversation;
  return {
    ...omit({ ...conversation }, ['conversationId']),
    waiting: state === 'waiting' ? waitingShardOf(conversation.conversationId) : undefined,
    assignedTo: state === 'open' ? agent?.id : undefined,
  };
}

export function formAttributes(form: FormRequest): Item {
  return {
    ...omit({ ...form }, ['conversationId', 'requestId', 'lookAt']),
    dueAt: form.lookAt,
    dueShard: form.lookAt === undefined ? undefined : shardOf(form.requestId),
  };
}

export function toConversation(item: Item): Conversation {
  return omit(item, ['item', 'ttl', 'waiting', 'assignedTo']) as unknown as Conversation;
}

export function toForm(item: Item): FormRequest {
  const { dueAt: lookAt } = item;
  const form = omit(item, ['item', 'ttl', 'dueAt', 'dueShard']);
  return {
    ...form,
    ...(lookAt !== undefined && { lookAt }),
    requestId: requestIdOf(item['item'] as string),
  } as unknown as FormRequest;
}

export function requestIdOf(item: string): string {
  return item.slice(formPrefix.length);
}
