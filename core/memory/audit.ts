import type { AuditReader, EnrolmentTrail } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { refused, update } from './transaction.ts';

export function memoryAudit({ audit, pace }: MemoryTables): EnrolmentTrail & AuditReader {
  return {
    async put(event) {
      await update(audit.at(event.at, event.id), (current) => current ?? event, pace);
    },
    putOnce: (event) =>
      update(
        audit.at(event.at, event.id),
        (current) => (current && current.keyId !== event.keyId ? refused : event),
        pace,
      ),
    async about(conversationId, after) {
      await pace('before');
      const records = audit
        .all()
        .filter((event) => event.conversationId === conversationId)
        .sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
        .filter(({ at, id }) => !after || at > after.at || (at === after.at && id > after.id))
        .map((event) => ({ ...event, conversationId: undefined }));
      return { records, more: false };
    },
  };
}
