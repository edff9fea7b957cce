import { digits } from './date-format.ts';

/** Minutes and seconds, as a clock shows them: `9:05`. Never below zero. */
export function minutesAndSeconds(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A length of time in words, `30 minutes`, in the largest unit that it is a whole number of. */
export function inWords(seconds: number, language: string): string {
  const units = [
    ['hour', 3600],
    ['minute', 60],
    ['second', 1],
  ] as const;
  const [unit, length] = units.find(([, each]) => seconds % each === 0) ?? units[2];
  const inFull = { ...digits, style: 'unit', unit, unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(language, inFull).format(seconds / length);
}

/** With so much time left it is said aloud, ms. */
export const twoMinutes = 120_000;
const thirtySeconds = 30_000;

/** What was said stands for so long, ms: later, and for who comes to it later, it would not be true. */
const saidForMs = 5_000;

/** What is said aloud with so much time left, ms; undefined at most times. */
export function saidAt(left: number): 'minutesLeft' | 'secondsLeft' | undefined {
  const isNow = (limit: number) => left <= limit && left > limit - saidForMs;
  if (isNow(twoMinutes)) return 'minutesLeft';
  return isNow(thirtySeconds) ? 'secondsLeft' : undefined;
}
