/** What must come of so many simultaneous reveals of which `rivals` are another agent's: see {@link inWords}. */
export function oneWinner(reveals: number, rivals: number): string[] {
  return [
    ...Array.from({ length: reveals - rivals - 1 }, () => 'assigned: ERR_ALREADY_VIEWED'),
    'assigned: revealed',
    ...Array.from({ length: rivals }, () => 'rival: ERR_NOT_ALLOWED'),
  ];
}

/** What came of a reveal, in words: `revealed` to the one, a code to the others. */
export function inWords(who: 'assigned' | 'rival', reply: { type?: unknown; code?: unknown }): string {
  return `${who}: ${String(reply.code ?? reply.type)}`;
}

/** What the audit trail says of the reveals of each form request, in the same words. */
export function recordedResults(
  events: readonly Readonly<Record<string, unknown>>[],
  assignedId: string,
): Map<string, string[]> {
  const reveals = Map.groupBy(
    events.filter(({ action }) => action === 'reveal'),
    ({ requestId }) => String(requestId),
  );
  const recorded = ({ actorId, outcome, code }: Readonly<Record<string, unknown>>) => {
    const type = outcome === 'success' ? 'revealed' : 'failed';
    const reply = outcome === 'denied' ? { code: String(code) } : { type };
    return inWords(actorId === assignedId ? 'assigned' : 'rival', reply);
  };
  return new Map([...reveals].map(([requestId, each]) => [requestId, each.map(recorded).toSorted()]));
}
