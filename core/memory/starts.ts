import type { Start, Starts } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { refused, update } from './transaction.ts';

export function memoryStarts({ starts, pace }: MemoryTables): Starts {
  return {
    async note(starter, start, limit) {
      const slot = starts.at(starter);
      const isNoted = await update(
        slot,
        (current = []) => (current.length < limit ? [...current, start] : refused),
        pace,
      );
      return isNoted ? undefined : [...(slot.value ?? [])];
    },
    async forget(starter, gone) {
      const isGone = ({ conversationId, at }: Start) =>
        gone.some((each) => each.conversationId === conversationId && each.at === at);
      await update(starts.at(starter), (current = []) => current.filter((start) => !isGone(start)), pace);
    },
  };
}
