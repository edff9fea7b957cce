import type { Service } from './constructs/service-role.ts';

/** Lambda leaves this many of an account's instances to functions that reserve none ("Configuring reserved concurrency"). */
const leftToAll = 100;

/** From here on the shares below give each function enough instances to work with. */
export const leastConcurrency = 2 * leftToAll;

/** One sweep runs at a time; the second instance is for one that a person starts. */
const sweeps = 2;

/**
 * The instances that are kept for a function, which are also the most that it can have. Messages get at most half of what
 * can be reserved: a flood of them leaves room to connect, to answer and to oversee.
 *
 * @param accountConcurrency instances that the account can run at the same time
 * @returns undefined for a function that shares what the others leave
 */
export function reservedConcurrency(service: Service, accountConcurrency: number): number | undefined {
  const share = (part: number) => Math.floor((accountConcurrency - leftToAll) * part);
  const reserved: Partial<Record<Service, number>> = {
    sweep: sweeps,
    reveal: share(0.1),
    confirm: share(0.1),
    conversation: share(0.5),
  };
  return reserved[service];
}
