import { randomUUID } from 'node:crypto';
import type { Clock, MakeId } from '../../core/ports.ts';

/** The clock and the ids of a running function. */
export const serverClock: { readonly clock: Clock; readonly makeId: MakeId } = {
  clock: () => Date.now(),
  makeId: () => randomUUID(),
};
