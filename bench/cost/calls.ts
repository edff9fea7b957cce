import type { Call } from '../../local/traffic.ts';

/** What the functions that act for people ask of services, in its order; time acts by itself. */
export function callsForPeople(calls: readonly Call[]): string[] {
  return calls
    .filter(({ caller }) => caller !== 'outside' && !caller.includes('Sweep'))
    .map(({ operation }) => operation);
}
