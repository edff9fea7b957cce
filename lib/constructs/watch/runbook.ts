/** Where the runbook says what to do about an alarm or a rule: its entry has the same name. */
export function runbookEntry(id: string): string {
  return `docs/runbook.md#${id.toLowerCase()}`;
}
