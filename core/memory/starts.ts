import type { Start, Starts } from '../ports.ts';
import type { MemoryTables } from './tables.ts';
import { refused, update } from './transaction.ts';

export function memoryStarts({ starts, pace }: MemoryTables): Starts {
  return {
    async note(starter, start, limit) {
      const slot = starts.at(starter);
      const isNoted = await update(
        slot,
        (current = []) => {
          if (current.length >= limit) return refused;
          return current.some((each) => isSame(each, start)) ? current : [...current, start];
        },
        pace,
      );
      return isNoted ? undefined : [...(slot.value ?? [])];
    },
    async forget(starter, gone) {
      const isGone = (start: Start) => gone.some((each) => isSame(each, start));
      await update(starts.at(starter), (current = []) => current.filter((start) => !isGone(start)), pace);
    },
  };
}

function isSame(one: Start, other: Start): boolean {
  return one.conversationId === other.conversationId && one.at === other.at;
}
