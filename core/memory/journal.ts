import type { FormRequest } from '../domain/model.ts';
import type { Change, FormChange, Journal, VaultChange } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { putNew, refused, transact, write, type Write } from './transaction.ts';

/** A change as one transaction, on the same conditions as in DynamoDB. */
export function memoryJournal(tables: MemoryTables): Journal {
  return {
    async commit(change) {
      const writes = () => writesOf(change, tables);
      const committed = () => tables.committed({ type: 'change', change });
      const result = await transact(writes, tables.pace, committed);
      return result.refused.length === 0 ? 'committed' : 'lost';
    },
  };
}

function writesOf(change: Change, tables: MemoryTables): Write[] {
  const { entry, audit } = change;
  return [
    conversationWrite(change, tables),
    putNew(tables.transcript.at(entry.conversationId, entry.seq), entry),
    putNew(tables.audit.at(audit.at, audit.id), audit),
    ...change.forms.map((form) => formWrite(form, tables)),
    ...change.vault.map((each) => vaultWrite(each, tables)),
  ];
}

function conversationWrite({ before, after }: Change, { conversations }: MemoryTables): Write {
  const slot = conversations.at(after.conversationId);
  if (!before) return putNew(slot, after);
  return write(slot, (current) => (current?.seq === before.seq ? after : refused));
}

function formWrite({ before, after }: FormChange, { forms }: MemoryTables): Write {
  const slot = forms.at(after.conversationId, after.requestId);
  if (!before) return putNew(slot, after);
  const asRead = (current: FormRequest | undefined) =>
    current?.revision === before.revision && current.claim?.id === before.claim?.id;
  return write(slot, (current) => (asRead(current) ? { ...after, claim: current?.claim } : refused));
}

function vaultWrite(change: VaultChange, { vault }: MemoryTables): Write {
  if (change.type === 'put')
    return putNew(vault.at(change.row.conversationId, change.row.requestId), change.row);
  return write(vault.at(change.conversationId, change.requestId), () => undefined);
}
