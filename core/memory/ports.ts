import { memoryAudit } from './audit.ts';
import { memoryJournal } from './journal.ts';
import { memoryPresence, memoryRegister } from './people.ts';
import { memoryConversations, memoryDueForms, memoryLists, memoryTranscript } from './readers.ts';
import { memoryStarts } from './starts.ts';
import type { MemoryTables } from './tables.ts';
import { memoryVaultClaims } from './vault-claims.ts';

/** The ports behind which something is kept, over tables in memory. */
export function memoryPorts(tables: MemoryTables) {
  const audit = memoryAudit(tables);
  return {
    conversations: memoryConversations(tables),
    lists: memoryLists(tables),
    register: memoryRegister(tables),
    starts: memoryStarts(tables),
    journal: memoryJournal(tables),
    transcript: memoryTranscript(tables),
    vault: memoryVaultClaims(tables),
    presence: memoryPresence(tables),
    audit,
    auditReader: audit,
    dueForms: memoryDueForms(tables),
  };
}
