import { shardOf } from '../domain/sweep/sweep.ts';
import type { Conversation, FormRequest } from '../domain/model.ts';
import type { ConversationLists, ConversationReader, DueForms, Listed, TranscriptReader } from '../ports.ts';
import type { Slot } from './table.ts';
import type { MemoryTables } from './tables.ts';
import { refused, update } from './transaction.ts';

export function memoryConversations({ conversations, forms, pace }: MemoryTables): ConversationReader {
  const find = async (conversationId: string) => {
    await pace('before');
    return conversations.at(conversationId).value;
  };
  return {
    find,
    async findWithForm(conversationId, requestId) {
      const conversation = await find(conversationId);
      await pace('before');
      return { conversation, form: forms.at(conversationId, requestId).value };
    },
  };
}

/** An index may lag behind its table: it shows each item as it is, or as it was before its last write. */
function indexed<T>(slots: readonly Slot<T>[], stale: () => boolean): T[] {
  return slots
    .map((slot) => (stale() ? slot.earlier : slot.value))
    .filter((value): value is T & {} => value !== undefined);
}

function isBehind(one: Listed, other: Listed): boolean {
  return one.since > other.since || (one.since === other.since && one.conversationId > other.conversationId);
}

/** Entries and conversations of a page. Small, so that tests meet more than one page. */
const pageSize = 10;

export function memoryLists({ conversations, forms, sockets, pace, stale }: MemoryTables): ConversationLists {
  const list = async (belongs: (conversation: Conversation) => boolean): Promise<Listed[]> => {
    await pace('before');
    return indexed(conversations.slots(), stale)
      .filter(belongs)
      .map(({ conversationId, since }) => ({ conversationId, since }))
      .toSorted((one, other) => (isBehind(one, other) ? 1 : -1));
  };
  return {
    async waiting(after) {
      const all = await list(({ state }) => state === 'waiting');
      const behind = after ? all.filter((each) => isBehind(each, after)) : all;
      const page = behind.slice(0, pageSize);
      return {
        conversations: page.map((each) => ({
          ...each,
          seenAt: sockets.at(each.conversationId).value?.seenAt,
        })),
        next: behind.length > pageSize ? page.at(-1) : undefined,
      };
    },
    of: (agentId) => list(({ state, agent }) => state === 'open' && agent?.id === agentId),
    async openForms({ conversationId, openForms }) {
      const found = [];
      for (const requestId of openForms) {
        await pace('before');
        const form = forms.at(conversationId, requestId).value;
        if (form) found.push(form);
      }
      return found;
    },
  };
}

export function memoryTranscript({ transcript, pace }: MemoryTables): TranscriptReader {
  return {
    async after(conversationId, afterSeq) {
      await pace('before');
      const later = transcript
        .all()
        .filter((entry) => entry.conversationId === conversationId && entry.seq > afterSeq)
        .sort((one, other) => one.seq - other.seq);
      return { entries: later.slice(0, pageSize), more: later.length > pageSize };
    },
  };
}

export function memoryDueForms({ forms, pace, stale }: MemoryTables): DueForms {
  return {
    async *due(shard, now) {
      await pace('before');
      const due = indexed(forms.slots(), stale).flatMap((form) => {
        const at = form.lookAt;
        if (at === undefined || at > now || shardOf(form.requestId) !== shard) return [];
        return [{ conversationId: form.conversationId, requestId: form.requestId, dueAt: at }];
      });
      yield* due.toSorted((one, other) => one.dueAt - other.dueAt);
    },
    async putOff({ conversationId, requestId, lookAt: asRead, claim }, lookAt) {
      const isAsRead = (current: FormRequest) => current.lookAt === asRead && current.claim?.id === claim?.id;
      await update(
        forms.at(conversationId, requestId),
        (current) => (current && isAsRead(current) ? { ...current, lookAt } : refused),
        pace,
      );
    },
  };
}
