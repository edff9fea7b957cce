import type { AuditRecord, Entry } from '../../core/protocol/index.ts';
import type { Ports } from './ports.ts';

/** Every entry of a conversation, page by page. */
export async function allEntries({ transcript }: Ports, conversationId: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (let more = true; more;) {
    const page = await transcript.after(conversationId, entries.at(-1)?.seq ?? 0);
    entries.push(...page.entries);
    more = page.more;
  }
  return entries;
}

/** Every audit record of a conversation, page by page. */
export async function allRecords({ auditReader }: Ports, conversationId: string): Promise<AuditRecord[]> {
  const records: AuditRecord[] = [];
  for (let more = true; more;) {
    const page = await auditReader.about(conversationId, records.at(-1));
    records.push(...page.records);
    more = page.more;
  }
  return records;
}

/** All that is kept of a conversation and of these form requests. */
export async function everything(ports: Ports, conversationId: string, ...requestIds: string[]) {
  const { conversations, vault } = ports;
  const forms = requestIds.map((requestId) => conversations.findWithForm(conversationId, requestId));
  const rows = requestIds.map((requestId) => vault.find(conversationId, requestId));
  return {
    conversation: await conversations.find(conversationId),
    forms: (await Promise.all(forms)).map(({ form }) => form),
    rows: await Promise.all(rows),
    entries: await allEntries(ports, conversationId),
    records: await allRecords(ports, conversationId),
  };
}
